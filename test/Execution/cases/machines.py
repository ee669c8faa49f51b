"""Programs with code for several machines: that of each one that this processor can execute, against the reference."""

import dataclasses

from cases import examples
from cases.example_gradients import narrow
from harness.gradients import Gradients


def everywhere(case):
    case = dataclasses.replace(narrow(case), target="cpu:portable,native", lowerings=(None,))
    return dataclasses.replace(case, name=case.name.replace("examples", "machines"))


NAMED = {case.name: everywhere(case) for case in examples.CASES}
CASES = [dataclasses.replace(NAMED["examples.cifar10"], precisions=("f32",)), NAMED["examples.user_layer"],
         Gradients(NAMED["examples.user_layer"], [{"B": 3, "T": 17}])]
