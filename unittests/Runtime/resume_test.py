"""A run that was ended in any way and continued leaves behind what one leaves that never was."""

import os
import random
import resource
import shutil
import signal
import subprocess
import time


from program_support import read_safetensors, write_safetensors
from program_test import run_tests
from training_support import TrainingTest


class Kills(TrainingTest):
    """The clock decides where a run is killed; what comes out must not depend on it."""
    OPTIONS = (*TrainingTest.VALIDATION, "--epochs=5", "--checkpoint-every=3")
    SLOW = {"TRAINED_SLEEP_US": "3000"}
    KILLS = 24

    def uninterrupted(self):
        self.train(*self.OPTIONS, "--threads=1")
        os.rename(self.path("run"), self.path("whole"))
        return self.results("whole")

    def start_run(self, *options):
        return self.start(*self.TRAIN, *self.OPTIONS, *options, model="trained-model", environment=self.SLOW)

    def test_sigkill_at_any_moment(self):
        expected = self.uninterrupted()
        chance, killed = random.Random(1), 0
        while killed < self.KILLS:
            process = self.start_run(*(["--resume"] if os.path.exists(self.path("run")) else []))
            time.sleep(chance.uniform(0.002, 0.12))
            process.kill()
            process.communicate(timeout=60)
            if process.returncode == 0:  # it was done: once more from the beginning
                self.assertEqual(self.results(), expected)
                shutil.rmtree(self.path("run"))
                continue
            self.assertEqual(process.returncode, -signal.SIGKILL)
            killed += 1
        if os.path.exists(self.path("run")):
            status, _, errors = self.run_program(*self.TRAIN, *self.OPTIONS, "--resume", model="trained-model")
        else:
            status, _, errors = self.run_program(*self.TRAIN, *self.OPTIONS, model="trained-model")
        self.assertEqual(status, 0, errors)
        self.assertEqual(self.results(), expected)
        self.assertEqual(self.files(), self.files("whole"))  # no temporary file is left

    def test_signals_end_after_the_step_that_the_run_is_at(self):
        expected = self.uninterrupted()
        options, steps = [], []
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            process = self.start_run(*options)
            while not os.path.exists(self.path("run/log.jsonl")) or \
                    len(self.content("run/log.jsonl").splitlines()) < 10 * len(steps) + 4:
                self.assertIsNone(process.poll())
                time.sleep(0.002)
            process.send_signal(number)
            _, errors = process.communicate(timeout=60)
            self.assertEqual(process.returncode, -number)
            last = errors.splitlines()[-1]
            self.assertRegex(last, rf"^{number.name} after step \d+ of 60: --resume continues from "
                                   r"run/checkpoint.safetensors$")
            steps.append(int(last.split()[3]))
            _, metadata = read_safetensors(self.path("run/checkpoint.safetensors"))
            self.assertEqual(metadata["step"], str(steps[-1]))
            if options:
                self.assertEqual(errors.splitlines()[0], f"continuing after step {steps[-2]} of 60")
            options = ["--resume"]
        self.train(*self.OPTIONS, "--resume", errors=f"continuing after step {steps[-1]} of 60\n")
        self.assertEqual(self.results(), expected)

    def test_a_validation_that_is_interrupted_is_done_again(self):
        expected = self.uninterrupted()
        process = self.start(*self.TRAIN, *self.OPTIONS, model="trained-model",
                             environment={"TRAINED_SLEEP_US": "100000"})
        while not os.path.exists(self.path("run/log.jsonl")) or len(self.content("run/log.jsonl").splitlines()) < 12:
            time.sleep(0.002)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
        self.assertEqual((process.returncode, errors), (-signal.SIGTERM, "SIGTERM after step 12 of 60: --resume "
                                                        "continues from run/checkpoint.safetensors\n"))
        self.assertEqual([line["kind"] for line in self.log()], ["step"] * 12)
        _, metadata = read_safetensors(self.path("run/checkpoint.safetensors"))
        self.assertEqual((metadata["epoch"], metadata["batch"]), ("0", "12"))
        self.train(*self.OPTIONS, "--resume", errors="continuing after step 12 of 60\n")
        self.assertEqual(self.results(), expected)

    def test_a_second_signal_ends_at_once(self):
        process = self.start(*self.TRAIN, model="trained-model", environment={"TRAINED_SLEEP_US": "20000000"})
        while not os.path.exists(self.path("run/log.jsonl")):
            time.sleep(0.005)
        time.sleep(0.2)
        for _ in range(2):
            process.send_signal(signal.SIGTERM)
            time.sleep(0.1)
        self.assertEqual(process.communicate(timeout=10), ("", ""))
        self.assertEqual(process.returncode, -signal.SIGTERM)
        self.assertEqual(self.files(), ["log.jsonl"])


class Damage(TrainingTest):
    def half_a_run(self):
        """Leaves a folder with the checkpoints of steps 24 and 12; returns the results of a whole run."""
        self.train()
        expected = self.results()
        shutil.rmtree(self.path("run"))
        process = self.start(*self.TRAIN, model="trained-model", environment={"TRAINED_SLEEP_US": "10000"})
        names = ["run/checkpoint.safetensors", "run/checkpoint.previous.safetensors"]
        while not all(os.path.exists(self.path(name)) for name in names) or len(set(map(self.content, names))) < 2:
            time.sleep(0.002)
        process.kill()
        process.communicate()
        return expected

    def check_fallback(self, expected, problem):
        status, _, errors = self.run_program(*self.TRAIN, "--resume", model="trained-model")
        self.assertEqual((status, errors), (0, f"warning: run/checkpoint.safetensors: {problem}; going on from "
                                               "run/checkpoint.previous.safetensors\ncontinuing after step 12 of 48\n"))
        self.assertEqual(self.results(), expected)

    def test_a_damaged_checkpoint_gives_way_to_the_previous_one(self):
        expected = self.half_a_run()
        shutil.copytree(self.path("run"), self.path("half"))
        newest = self.path("run/checkpoint.safetensors")
        content = self.content("run/checkpoint.safetensors")
        flipped = bytearray(content)
        flipped[-5] ^= 1
        step = content.replace(b'"step":"24"', b'"step":"23"')
        self.assertNotEqual(step, content)
        for damaged, problem in [(content[:-1], "truncated: tensor 'second.c' ends at byte 336 of the data, and the "
                                                "file holds 335"),
                                 (content[:100], "truncated: the header is said to have 1{} bytes, and the file has "
                                                 "100 in all"),
                                 (b"", "not a safetensors file: it has 0 bytes"),
                                 (bytes(flipped), "damaged: its checksum is not that of its contents"),
                                 (step, "damaged: its checksum is not that of its contents")]:
            if "{}" in problem:
                problem = problem.replace("1{}", str(int.from_bytes(content[:8], "little")))
            with open(newest, "wb") as file:
                file.write(damaged)
            self.check_fallback(expected, problem)
            shutil.rmtree(self.path("run"))
            shutil.copytree(self.path("half"), self.path("run"))
        os.remove(newest)
        self.check_fallback(expected, "cannot be read: No such file or directory")

    def test_the_previous_one_stays_until_a_new_one_is_whole(self):
        self.half_a_run()
        previous = self.content("run/checkpoint.previous.safetensors")
        with open(self.path("run/checkpoint.safetensors"), "r+b") as file:
            file.truncate(50)
        process = self.start(*self.TRAIN, "--resume", "--checkpoint-every=1", model="trained-model",
                             environment={"TRAINED_SLEEP_US": "300000"})
        while len(self.content("run/checkpoint.safetensors")) == 50:
            time.sleep(0.005)
        process.kill()
        process.communicate()
        self.assertEqual(self.content("run/checkpoint.previous.safetensors"), previous)

    def test_nothing_whole_is_an_error(self):
        self.half_a_run()
        for name in "checkpoint", "checkpoint.previous":
            with open(self.path(f"run/{name}.safetensors"), "wb") as file:
                file.write(b"x")
        self.fail_with("run/checkpoint.safetensors: not a safetensors file: it has 1 bytes, and "
                       "run/checkpoint.previous.safetensors: not a safetensors file: it has 1 bytes",
                       *self.TRAIN, "--resume", model="trained-model")
        os.remove(self.path("run/checkpoint.previous.safetensors"))
        self.fail_with("run/checkpoint.safetensors: not a safetensors file: it has 1 bytes",
                       *self.TRAIN, "--resume", model="trained-model")

    def test_other_checkpoints(self):
        self.train()
        tensors, metadata = read_safetensors(self.path("run/checkpoint.safetensors"))
        os.remove(self.path("run/checkpoint.previous.safetensors"))
        write_safetensors(self.path("run/checkpoint.safetensors"), tensors, {}, {**metadata, "model": "Other"})
        self.fail_with("run/checkpoint.safetensors: this is a checkpoint of model 'Other', and this is model 'Trained'",
                       *self.TRAIN, "--resume", model="trained-model")
        shutil.copy(self.path("run/last.safetensors"), self.path("run/checkpoint.safetensors"))
        self.fail_with("run/checkpoint.safetensors: not a checkpoint", *self.TRAIN, "--resume", model="trained-model")


class FullDisk(TrainingTest):
    """Files may not grow beyond a limit, which hits the checkpoint (1608 bytes) and not the weights (352)."""

    def test_a_checkpoint_that_cannot_be_written_leaves_the_one_before(self):
        self.train("--epochs=4")
        expected = self.results()
        shutil.rmtree(self.path("run"))
        process = self.start(*self.TRAIN, "--checkpoint-every=4", model="trained-model",
                             environment={"TRAINED_SLEEP_US": "5000"})
        while not os.path.exists(self.path("run/log.jsonl")) or len(self.content("run/log.jsonl")) < 3200:
            time.sleep(0.002)
        process.kill()
        process.communicate()
        before = {name: self.content("run/" + name) for name in self.files() if name.startswith("checkpoint")}
        # What is kept of the log is longer than the limit, so that its next line fails; that of an empty one does not.
        limit = len(self.content("run/checkpoint.safetensors")) - 8
        log = self.content("run/log.jsonl")
        self.assertGreater(len(log), limit)

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        status, _, errors = self.run_program(*self.TRAIN, "--resume", model="trained-model", preexec_fn=limited)
        self.assertEqual((status, errors.splitlines()[-1]),
                         (1, "error: run/log.jsonl: cannot be written: File too large"))
        with open(self.path("run/log.jsonl"), "wb"):
            pass
        status, _, errors = self.run_program(*self.TRAIN, "--resume", "--checkpoint-every=1", model="trained-model",
                                             preexec_fn=limited)
        self.assertEqual((status, errors.splitlines()[-1]),
                         (1, "error: run/checkpoint.safetensors: cannot be written: File too large"))
        self.assertEqual({name: self.content("run/" + name) for name in self.files() if name.startswith("checkpoint")},
                         before)
        self.assertFalse([name for name in self.files() if name.endswith(".tmp")])
        with open(self.path("run/log.jsonl"), "wb") as file:
            file.write(log)
        status, _, errors = self.run_program(*self.TRAIN, "--resume", model="trained-model")
        self.assertEqual(status, 0, errors)
        self.assertEqual(self.results()[:4], expected[:4])

    def test_a_small_file_system(self):
        disk = self.path("disk")
        os.mkdir(disk)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", disk], capture_output=True).returncode:
            self.skipTest("no file system can be mounted here")
        try:
            self.TRAIN = (*TrainingTest.TRAIN[:-1], "--out=disk/run")
            status, _, errors = self.run_program(*self.TRAIN, "--epochs=50", "--checkpoint-every=1",
                                                 model="trained-model")
            self.assertEqual(status, 1)
            self.assertRegex(errors, r"\Aerror: disk/run/[a-z.]+: cannot be written: No space left on device\n\Z")
            self.assertFalse([name for name in self.files("disk/run") if name.endswith(".tmp")])
            read_safetensors(self.path("disk/run/checkpoint.safetensors"))  # whole
        finally:
            subprocess.run(["umount", disk], check=True)


class Settings(TrainingTest):
    def test_settings_must_be_those_of_the_run(self):
        self.train()
        longer = "; a longer run starts from the weights of this one, in a folder of its own"
        for option, message in [
                ("--lr=0.5", "lr is 0.5, and run/checkpoint.safetensors was made with 0.02"),
                ("--batch=8", "batch is 8, and run/checkpoint.safetensors was made with 16"),
                ("--epochs=9", "epochs is 9, and run/checkpoint.safetensors was made with 4" + longer),
                ("--steps=7", "epochs is not given, and run/checkpoint.safetensors was made with 4" + longer),
                ("--seed=1", "seed is 1, and run/checkpoint.safetensors was made with 3"),
                ("--schedule=hold", "schedule is hold(), and run/checkpoint.safetensors was made with warmup(5) then "
                                    "cosine(to: 0.001)"),
                ("--no-augment", "augment is none, and run/checkpoint.safetensors was made with image: "
                                 "random_crop(padding: 1), flip(horizontal)"),
                ("--no-shuffle", "shuffle is off, and run/checkpoint.safetensors was made with on")]:
            self.fail_with("--resume: " + message, *self.TRAIN, "--resume", option, model="trained-model")
        self.fail_with("--resume: validation samples is 60, and run/checkpoint.safetensors was made with none",
                       *self.TRAIN, *self.VALIDATION, "--resume", model="trained-model")
        for letter, array in zip("ixy", self.sets["t"]):
            self.save(f"t{letter}.npy", array[:200])
        self.fail_with("--resume: training samples is 200, and run/checkpoint.safetensors was made with 203",
                       *self.TRAIN, "--resume", model="trained-model")

    def test_a_finished_run_is_finished(self):
        first = self.train().splitlines()
        before = self.results()
        again = self.train("--resume", errors="run is finished, after 48 steps; to train longer, start a run from its "
                                               "weights: --weights run/last.safetensors --epochs N --out FOLDER\n")
        again = again.splitlines()
        self.assertEqual(again[1:], first[-1:])
        self.assertEqual(self.results(), before)

    def test_a_run_is_not_overwritten(self):
        self.train()
        self.fail_with("run holds the checkpoint of a run: --resume continues it", *self.TRAIN, model="trained-model")

    def test_resume_without_a_run_starts_one(self):
        output = self.train("--resume", "--epochs=1",
                            errors="run holds no checkpoint: training starts from the beginning\n")
        self.assertIn("run/last.safetensors: 12 steps, 1 epoch,", output)

    def test_two_processes_do_not_train_into_one_folder(self):
        process = self.start(*self.TRAIN, model="trained-model", environment={"TRAINED_SLEEP_US": "5000000"})
        while not os.path.exists(self.path("run/log.jsonl")):
            time.sleep(0.005)
        time.sleep(0.1)
        self.fail_with("run/log.jsonl: another process is writing it", *self.TRAIN, "--resume", model="trained-model")
        process.kill()
        process.communicate()


if __name__ == "__main__":
    run_tests("__main__")
