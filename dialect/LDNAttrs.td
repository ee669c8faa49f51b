// Choices that operations carry: enumerations, and how a parameter starts.

#ifndef LDN_ATTRS_TD
#define LDN_ATTRS_TD

include "LDNDialect.td"

class LDN_Enum<string name, string summary, list<I32EnumCase> cases> : I32Enum<name, summary, cases> {
  let cppNamespace = "::ldn";
}
class LDN_EnumAttr<EnumInfo info, string mnemonic> : EnumAttr<LDN_Dialect, info, mnemonic> {
  let assemblyFormat = "`<` $value `>`";
}

def LDN_DiffusionForm : LDN_Enum<"DiffusionForm", "what one step of diffusion adds", [
  I32EnumCase<"laplacian", 0>,  // dt * (K - diag(K 1)) h
  I32EnumCase<"relax", 1>       // dt * (K h + bias - h)
]>;
def LDN_DiffusionFormAttr : LDN_EnumAttr<LDN_DiffusionForm, "form">;

def LDN_KernelStructure : LDN_Enum<"KernelStructure", "how a kernel K[t, s] is stored", [
  I32EnumCase<"band", 0>,       // taps k[s - t + before]
  I32EnumCase<"dense", 1>       // a matrix [T, T]
]>;
def LDN_KernelStructureAttr : LDN_EnumAttr<LDN_KernelStructure, "structure">;

def LDN_Scheme : LDN_Enum<"Scheme", "time integrator of the diffusion equation", [
  I32EnumCase<"euler", 0>
]>;
def LDN_SchemeAttr : LDN_EnumAttr<LDN_Scheme, "scheme">;

def LDN_Normalize : LDN_Enum<"Normalize", "normalisation of a kernel or an attention", [
  I32EnumCase<"none", 0>,
  I32EnumCase<"rows", 1>        // divided by the sum over s (for attention: plus eps)
]>;
def LDN_NormalizeAttr : LDN_EnumAttr<LDN_Normalize, "normalize">;

def LDN_Feature : LDN_Enum<"Feature", "feature map of linear attention", [
  I32EnumCase<"identity", 0>,
  I32EnumCase<"relu", 1>,
  I32EnumCase<"elu1", 2>,       // x >= 0 ? x + 1 : exp(x)
  I32EnumCase<"exp", 3>
]>;
def LDN_FeatureAttr : LDN_EnumAttr<LDN_Feature, "feature">;

def LDN_AttentionForm : LDN_Enum<"AttentionForm", "what linear attention returns", [
  I32EnumCase<"average", 0>,    // S V, by rows divided by its normaliser
  I32EnumCase<"laplacian", 1>   // (S - diag(S 1)) V
]>;
def LDN_AttentionFormAttr : LDN_EnumAttr<LDN_AttentionForm, "attention">;

def LDN_Direction : LDN_Enum<"Direction", "the tokens s that act on a token t", [
  I32EnumCase<"all", 0>,
  I32EnumCase<"past", 1>,       // s <= t
  I32EnumCase<"future", 2>      // s >= t
]>;
def LDN_DirectionAttr : LDN_EnumAttr<LDN_Direction, "direction">;

def LDN_WeightLayout : LDN_Enum<"WeightLayout", "order of the elements of a weight matrix", [
  I32EnumCase<"out_in", 0>,     // [out, in], as PyTorch stores it
  I32EnumCase<"in_out", 1>,     // [in, out]
  I32EnumCase<"packed", 2>      // [ceil(out / n), in, n] or pairs of bf16, made by ldn.pack
]>;
def LDN_WeightLayoutAttr : LDN_EnumAttr<LDN_WeightLayout, "layout">;

def LDN_ReduceKind : LDN_Enum<"ReduceKind", "pooling over tokens", [
  I32EnumCase<"mean", 0>, I32EnumCase<"max", 1>, I32EnumCase<"sum", 2>
]>;
def LDN_ReduceKindAttr : LDN_EnumAttr<LDN_ReduceKind, "reduce">;

def LDN_InitKind : LDN_Enum<"InitKind", "distribution of a parameter's first values", [
  I32EnumCase<"constant", 0>,   // one value for all elements, or one for each in row-major order
  I32EnumCase<"uniform", 1>,    // [low, high)
  I32EnumCase<"normal", 2>      // mean, standard deviation
]>;

class LDN_Attr<string name, string attrMnemonic> : AttrDef<LDN_Dialect, name> {
  let mnemonic = attrMnemonic;
}

def LDN_InitAttr : LDN_Attr<"Init", "init"> {
  let summary = "how a parameter is initialised";
  let description = [{
    `#ldn.init<uniform, [-0.07, 0.07]>`, `#ldn.init<normal, [0.0, 0.02]>`, `#ldn.init<constant, [1.0]>`.
    Values are the *stored* ones: a parameter that is used through softplus stores the raw value.
  }];
  let parameters = (ins EnumParameter<LDN_InitKind>:$kind, "::mlir::DenseF64ArrayAttr":$values);
  let assemblyFormat = "`<` $kind `,` custom<ExactFloats>($values) `>`";
  let genVerifyDecl = 1;
}

#endif // LDN_ATTRS_TD
