// Grover's search for |101⟩ among eight states, in two rounds.
OPENQASM 3.0;
include "stdgates.inc";
gate ccz a, b, c {
  h c;
  ccx a, b, c;
  h c;
}
gate oracle a, b, c {
  x b;
  ccz a, b, c;
  x b;
}
gate diffuser a, b, c {
  h a;
  h b;
  h c;
  x a;
  x b;
  x c;
  ccz a, b, c;
  x a;
  x b;
  x c;
  h a;
  h b;
  h c;
}
qubit[3] q;
bit[3] meas;
h q;
oracle q[0], q[1], q[2];
diffuser q[0], q[1], q[2];
oracle q[0], q[1], q[2];
diffuser q[0], q[1], q[2];
meas = measure q;
