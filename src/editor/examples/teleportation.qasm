// Quantum teleportation: the state of q[0] comes out on q[2]. Its preparation
// is then undone there, so that `received` is 0 every time.
OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[2] sent;
bit received;
ry(1.2) q[0];
rz(0.7) q[0];
barrier q; // the message
h q[1];
cx q[1], q[2];
cx q[0], q[1];
h q[0];
sent[0] = measure q[0];
sent[1] = measure q[1];
if (sent[1]) {
  x q[2];
}
if (sent[0]) {
  z q[2];
}
rz(-0.7) q[2];
ry(-1.2) q[2];
received = measure q[2];
