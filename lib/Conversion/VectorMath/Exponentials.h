//===- Exponentials.h - What other functions need of exp ----------------------===//
#ifndef LDN_LIB_CONVERSION_VECTORMATH_EXPONENTIALS_H
#define LDN_LIB_CONVERSION_VECTORMATH_EXPONENTIALS_H

#include "Lanes.h"

namespace ldn {

/// `factor` · e^(x + tail), for |x| below 170 and a tail in [-0.057, 0]. Where that is subnormal it is rounded once.
Lanes scaledExp(Lanes x, Lanes tail, Lanes factor);

/// x/(1 + e^−(y + tail)), for y in [-170, 80]. Where that is subnormal it is rounded once.
Lanes timesLogistic(Lanes x, Lanes y, Lanes tail);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_VECTORMATH_EXPONENTIALS_H
