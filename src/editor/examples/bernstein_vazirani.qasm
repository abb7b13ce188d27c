// Bernstein and Vazirani: one call of the oracle reveals the hidden string 1011.
OPENQASM 3.0;
include "stdgates.inc";
qubit[4] q;
qubit[1] ancilla;
bit[4] hidden;
x ancilla[0];
h q;
h ancilla[0];
barrier q, ancilla;
cx q[0], ancilla[0];
cx q[1], ancilla[0];
cx q[3], ancilla[0];
barrier q, ancilla;
h q;
hidden = measure q;
