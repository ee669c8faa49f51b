#include "Commands.h"
#include "Npy.h"
#include "Progress.h"
#include "Sampler.h"
#include "Text.h"

#include <algorithm>
#include <cinttypes>

namespace ldn {

namespace {

/// The entry for one token at a time of a model that goes from tokens to logits over the same vocabulary.
struct TokenEntry {
  int index;
  size_t output; ///< the argument with the logits
};

Error findEntry(const Metadata &metadata, TokenEntry &found) {
  const char *model = metadata.model.c_str();
  found.index = metadata.findEntry("decode");
  if (found.index < 0)
    return userError("model '%s' cannot take one token at a time; 'ldnc --decode=yes' says why", model);
  const EntryInfo &entry = metadata.entries[found.index];
  const Argument &input = entry.arguments[0];
  bool isOnly = entry.arguments.size() == 2 && !entry.arguments[1].isGiven();
  if (!isOnly || input.type != ElementType::I32 || input.shape.size() != 2 || input.below <= 0)
    return userError("model '%s' does not go from tokens alone to one output", model);
  const Argument &output = entry.arguments[1];
  if (output.shape.size() != 3 || output.shape[2].fixed != input.below)
    return userError("output '%s' of model '%s' is %s, and logits of its %" PRId64 " tokens are wanted",
                     output.name.c_str(), model, metadata.typeText(output).c_str(), input.below);
  found.output = 1;
  return {};
}

/// Sequences of tokens, [rows, length] in row-major order.
struct Sequences {
  std::vector<int32_t> tokens;
  int64_t rows = 1, length = 0;
  bool isVector = false; ///< given, and written, without the dimension of the rows
};

Error readPrompt(const std::string &path, const Metadata &metadata, const Argument &input, Sequences &prompt) {
  NpyFile file;
  if (Error error = NpyFile::open(path, file))
    return error;
  const std::vector<int64_t> &shape = file.shape();
  prompt.isVector = shape.size() == 1;
  if (shape.size() != 2 && !prompt.isVector)
    return userError("%s: the shape is %s, and tokens [B, T] or [T] are wanted", path.c_str(),
                     shapeText(shape).c_str());
  prompt.rows = prompt.isVector ? 1 : shape[0];
  prompt.length = shape.back();
  if (prompt.rows < 1 || prompt.length < 1)
    return userError("%s: the prompt is empty", path.c_str());
  if (!isConvertible(file.header().type, ElementType::I32))
    return userError("%s: dtype %s is given for a prompt, and whole numbers are wanted", path.c_str(),
                     file.header().descr.c_str());
  prompt.tokens.resize(prompt.rows * prompt.length);
  if (Error error = file.read(0, shape[0], ElementType::I32, prompt.tokens.data()))
    return error;
  if (auto place = findOutOfBounds(input, prompt.tokens.data(), static_cast<int64_t>(prompt.tokens.size())))
    return userError("%s: token %d at %s, and model '%s' takes 0 to %" PRId64, path.c_str(), prompt.tokens[*place],
                     indexText(*place, shape).c_str(), metadata.model.c_str(), input.below - 1);
  return {};
}

/// Makes room for `more` tokens behind each row.
void extend(Sequences &sequences, int64_t more) {
  int64_t length = sequences.length + more;
  std::vector<int32_t> tokens(sequences.rows * length);
  for (int64_t row = 0; row < sequences.rows; ++row)
    std::copy_n(&sequences.tokens[row * sequences.length], sequences.length, &tokens[row * length]);
  sequences.tokens = std::move(tokens);
  sequences.length = length;
}

/// The open sizes: the rows, and the length of prompt and continuation.
Error chooseSizes(const Metadata &metadata, const EntryInfo &entry, const Sequences &prompt, int64_t more,
                  std::vector<int64_t> &sizes) {
  sizes.assign(metadata.sizes.size(), 1);
  const Extent &batch = entry.arguments[0].shape[0];
  if (batch.size >= 0)
    sizes[batch.size] = prompt.rows;
  else if (batch.fixed != prompt.rows)
    return userError("the prompt has %s, and model '%s' takes %" PRId64, counted(prompt.rows, "row").c_str(),
                     metadata.model.c_str(), batch.fixed);
  sizes[entry.state->tokens] = prompt.length + more;
  return checkRanges(metadata, entry, sizes);
}

Error generate(Session &session, const TokenEntry &entry, const std::vector<int64_t> &sizes, int64_t promptLength,
               Sampler &sampler, Sequences &sequences) {
  const EntryInfo &info = session.metadata().entries[entry.index];
  const Argument &output = info.arguments[entry.output];
  ArgumentBuffers buffers;
  if (Error error = buffers.allocate(session.metadata(), info, sizes))
    return error;
  auto *input = reinterpret_cast<int32_t *>(buffers[0]);
  std::vector<double> logits(info.arguments[0].below);
  Progress progress("generate", sequences.length, "tokens");
  // The last token has none behind it.
  for (int64_t position = 0; position + 1 < sequences.length; ++position) {
    for (int64_t row = 0; row < sequences.rows; ++row)
      input[row] = sequences.tokens[row * sequences.length + position];
    if (Error error = session.run(entry.index, sizes, buffers.pointers()))
      return error;
    progress.update(position + 1);
    int64_t next = position + 1;
    for (int64_t row = 0; next >= promptLength && row < sequences.rows; ++row) {
      for (size_t i = 0; i < logits.size(); ++i) {
        size_t place = row * logits.size() + i;
        logits[i] = output.type == ElementType::F64 ? reinterpret_cast<const double *>(buffers[entry.output])[place]
                                                    : reinterpret_cast<const float *>(buffers[entry.output])[place];
      }
      int32_t token = sampler.draw(logits, next, row);
      if (token < 0)
        return userError("'%s' for token %" PRId64 " of sequence %" PRId64 " is not finite: no token can be drawn",
                         output.name.c_str(), next, row);
      sequences.tokens[row * sequences.length + next] = token;
    }
  }
  return {};
}

} // namespace

Error runGenerate(const Invocation &invocation) {
  std::string weights, prompt, out;
  int64_t threads = 0, more = 0, top = 0;
  double temperature = 1;
  uint64_t seed = 0;
  OptionTable table("generate", "Continues sequences of tokens, one token after the other.",
                    {weightsOption(weights),
                     {"prompt", "FILE", "the tokens to begin with, a .npy file, [B, T] or [T]", &prompt},
                     {"tokens", "N", "how many to add", &more, 1, INT32_MAX},
                     {"temperature", "X", "logits are divided by it; 0 takes the largest (default: 1)", &temperature},
                     {"top-k", "K", "draw from the K largest logits (default: from all)", &top},
                     {"seed", "S", "of the random numbers (default: 0)", &seed},
                     {"out", "FILE", "where prompt and continuation go, a .npy file", &out},
                     threadsOption(threads)});
  Session session;
  bool finished;
  if (Error error = begin(invocation, table, threads, session, finished); error || finished)
    return error;
  const Metadata &metadata = session.metadata();
  TokenEntry entry;
  if (Error error = findEntry(metadata, entry))
    return error;
  if (prompt.empty())
    return usageError("--prompt FILE is missing");
  if (more == 0)
    return usageError("--tokens N is missing");
  if (out.empty())
    return usageError("--out FILE is missing");
  if (!(temperature >= 0) || temperature > 1e300)
    return usageError("--temperature wants a number from 0 on, got %s", numberText(temperature).c_str());
  if (Error error = checkWeightsGiven(metadata, weights))
    return error;
  const EntryInfo &info = metadata.entries[entry.index];
  Sequences sequences;
  std::vector<int64_t> sizes, shape;
  if (Error error = readPrompt(prompt, metadata, info.arguments[0], sequences))
    return error;
  if (Error error = chooseSizes(metadata, info, sequences, more, sizes))
    return error;
  int64_t promptLength = sequences.length;
  extend(sequences, more);
  if (!sequences.isVector)
    shape.push_back(sequences.rows);
  shape.push_back(sequences.length);
  NpyWriter writer;
  if (Error error = NpyWriter::create(out, ElementType::I32, shape, writer))
    return error;
  if (Error error = loadOrInitialize(session, weights))
    return error;
  Sampler sampler(temperature, top, seed);
  if (Error error = generate(session, entry, sizes, promptLength, sampler, sequences))
    return error;
  if (Error error =
          writer.append(sequences.tokens.data(), static_cast<int64_t>(sequences.tokens.size() * sizeof(int32_t))))
    return error;
  return writer.commit();
}

} // namespace ldn
