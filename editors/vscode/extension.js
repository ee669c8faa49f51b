// Starts `ldnc lsp` and connects the editor with it.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const command = vscode.workspace.getConfiguration("ldn").get("compiler");
  client = new LanguageClient("ldn", "LDN", { command, args: ["lsp"] }, { documentSelector: [{ language: "ldn" }] });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(`'${command} lsp' does not start (setting ldn.compiler): ${error.message}`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.stop();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("ldn.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("ldn.compiler") && restart()),
  );
  await start();
};

exports.deactivate = stop;
