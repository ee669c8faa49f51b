#ifndef LDN_LIB_RUNTIME_TRAINING_CURVE_H
#define LDN_LIB_RUNTIME_TRAINING_CURVE_H

#include "Training/History.h"

namespace ldn {

/// The learning curve as a picture (SVG): a panel for the loss and one for the first metric, training (means over
/// neighbouring steps) and validation over the steps. An axis whose values span more than two powers of ten is
/// logarithmic.
std::string curveSvg(const History &history, const std::string &title, const std::vector<std::string> &scoreNames);

} // namespace ldn

#endif
