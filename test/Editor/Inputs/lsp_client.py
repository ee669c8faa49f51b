"""A client of `ldnc lsp`, with the framing of the protocol: opens a model, writes it anew character by character, and leaves.

usage: lsp_client.py MODEL.ldn
"""
import json
import subprocess
import sys


class Client:
    def __init__(self):
        self.process = subprocess.Popen(["ldnc", "lsp", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.count = 0
        self.diagnostics = None

    def send(self, body):
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method, **params):
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}, ensure_ascii=False).encode())

    def receive(self):
        header = self.process.stdout.readline()
        assert header.startswith(b"Content-Length: "), header
        assert self.process.stdout.readline() == b"\r\n"
        message = json.loads(self.process.stdout.read(int(header.split()[1])))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics = message["params"]
        return message

    def call(self, method, **params):
        self.count += 1
        body = {"jsonrpc": "2.0", "id": self.count, "method": method, "params": params}
        self.send(json.dumps(body, ensure_ascii=False).encode())
        while True:
            message = self.receive()
            if message.get("id") == self.count:
                return message


def main(path):
    text = open(path, encoding="utf-8").read()
    document = {"uri": "file:///net.ldn"}
    client = Client()
    capabilities = client.call("initialize", processId=None, rootUri=None, capabilities={})["result"]["capabilities"]
    assert capabilities["textDocumentSync"]["change"] == 2
    client.notify("initialized")

    # Not a message, a method that there is not, and parameters that are wrong.
    client.send(b"{ this is not JSON")
    assert client.call("textDocument/nonsense")["error"]["code"] == -32601
    assert client.call("textDocument/hover", textDocument=3)["error"]["code"] == -32602

    client.notify("textDocument/didOpen", textDocument=dict(document, languageId="ldn", version=0, text=""))
    line = character = 0
    for version, letter in enumerate(text, 1):
        here = {"line": line, "character": character}
        change = {"range": {"start": here, "end": here}, "text": letter}
        client.notify("textDocument/didChange", textDocument=dict(document, version=version), contentChanges=[change])
        line, character = (line + 1, 0) if letter == "\n" else (line, character + len(letter.encode("utf-16-le")) // 2)
        here = {"line": line, "character": character}
        if version % 7 == 0:
            assert "result" in client.call("textDocument/completion", textDocument=document, position=here)
        if version % 11 == 0:
            assert "result" in client.call("textDocument/hover", textDocument=document, position=here)
            assert client.diagnostics["version"] == version
    assert client.call("textDocument/formatting", textDocument=document, options={})["result"] == []
    assert client.diagnostics["version"] == len(text) and client.diagnostics["diagnostics"] == []
    symbols = client.call("textDocument/documentSymbol", textDocument=document)["result"]
    print(" ".join(symbol["name"] for symbol in symbols))

    assert client.call("shutdown")["result"] is None
    client.notify("exit")
    assert client.process.wait(timeout=10) == 0

    # A client that leaves without a word.
    client = Client()
    client.process.stdin.close()
    assert client.process.wait(timeout=10) == 1


main(*sys.argv[1:])
