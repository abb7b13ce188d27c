// A variational circuit: what it prepares depends on the parameters.
OPENQASM 3.0;
include "stdgates.inc";
input array[float[64], 6] theta;
qubit[3] q;
bit[3] meas;
ry(theta[0]) q[0];
ry(theta[1]) q[1];
ry(theta[2]) q[2];
cx q[0], q[1];
cx q[1], q[2];
ry(theta[3]) q[0];
ry(theta[4]) q[1];
ry(theta[5]) q[2];
meas = measure q;
