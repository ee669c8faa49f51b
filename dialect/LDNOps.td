// All operations, by family.

#ifndef LDN_OPS_TD
#define LDN_OPS_TD

include "ModelOps.td"
include "KernelOps.td"
include "DiffusionOps.td"
include "LocalOps.td"
include "AttentionOps.td"
include "InputOps.td"
include "LossOps.td"
include "TokenOps.td"
include "GradientOps.td"
include "AttentionGradientOps.td"

#endif // LDN_OPS_TD
