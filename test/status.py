"""status.py STATUS COMMAND...: runs the command, shows all that it prints on standard output, and fails unless it ends with STATUS."""
import subprocess
import sys

done = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
sys.stdout.buffer.write(done.stdout)
if done.returncode != int(sys.argv[1]):
    sys.exit(f"exit status {done.returncode}, wanted {sys.argv[1]}")
