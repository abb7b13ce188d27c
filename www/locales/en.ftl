### Every sentence of the page in English. Keys are those of ko.ftl; a test compares them.

tagline = Qiskit Runtime in a browser tab

## Header

header-examples = Examples
header-language = Language
header-language-missing = The words for { $language } could not be loaded. Check the connection and try again.
header-theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
example-bell = Bell pair
example-ghz = GHZ state on five qubits
example-teleportation = Teleportation with feed-forward
example-qft = Quantum Fourier transform
example-phase-estimation = Phase estimation
example-grover = Grover's search
example-bernstein-vazirani = Bernstein–Vazirani
example-bit-flip = Bit-flip code
example-repeat-until-success = Repeat until success
example-ansatz = Variational circuit with parameters

## Palette

palette-title = Gates
palette-search = Find a gate
palette-nothing = No gate is called that.
palette-operations = Operations
palette-one = One qubit
palette-rotations = Angles
palette-two = Two qubits
palette-more = Three and more
palette-defined = Defined by this circuit
tool-measure = Measure
tool-measure-help = Measures the qubit and writes 0 or 1 to a classical bit
tool-barrier = Barrier
tool-barrier-help = Keeps what stands before it apart from what stands after it
tool-reset = Reset
tool-reset-help = Puts the qubit into |0⟩, whatever it was
tool-delay = Delay
tool-delay-help = Lets time pass on the qubit
tool-assign = Assignment
tool-assign-help = Gives classical bits or a variable a new value
tool-if = If
tool-if-help = Does what is in its block only when a condition holds
tool-if-else = If, else
tool-if-else-help = Does one block when a condition holds, and another when it does not
tool-while = While
tool-while-help = Does its block again and again while a condition holds
tool-for = For
tool-for-help = Does its block once for each value
tool-switch = Switch
tool-switch-help = Does the block whose case has the value
tool-break = Break
tool-break-help = Leaves the innermost loop
tool-continue = Continue
tool-continue-help = Goes on with the next round of the innermost loop
tool-defined-help = A gate that this circuit defines for itself

gate-h = Puts |0⟩ and |1⟩ into equal superpositions
gate-x = Flips the qubit: |0⟩ becomes |1⟩ and |1⟩ becomes |0⟩
gate-y = Flips the qubit and its phase: half a turn about Y
gate-z = Flips the phase of |1⟩: half a turn about Z
gate-s = A quarter turn about Z: |1⟩ gets the phase i
gate-sdg = A quarter turn back about Z: |1⟩ gets the phase −i
gate-t = An eighth of a turn about Z: |1⟩ gets the phase π/4
gate-tdg = An eighth of a turn back about Z: |1⟩ gets the phase −π/4
gate-sx = Square root of X: applied twice, it flips the qubit
gate-sxdg = Inverse of the square root of X
gate-id = Leaves the qubit as it is
gate-rx = Turns by θ about X
gate-ry = Turns by θ about Y
gate-rz = Turns by φ about Z
gate-p = Gives |1⟩ the phase λ
gate-r = Turns by θ about an axis in the XY plane at the angle φ
gate-u = Any turn of one qubit, by three Euler angles
gate-u1 = Gives |1⟩ the phase λ (older name of P)
gate-u2 = A turn of one qubit with θ = π/2 (older gate)
gate-u3 = Any turn of one qubit (older name of U)
gate-global-phase = Gives the whole state a phase, which no measurement shows
gate-cx = Flips the target when the control is 1 (CNOT)
gate-cy = Applies Y to the target when the control is 1
gate-cz = Flips the phase when both qubits are 1
gate-ch = Applies H to the target when the control is 1
gate-cs = Applies S to the target when the control is 1
gate-csdg = Applies S† to the target when the control is 1
gate-csx = Applies √X to the target when the control is 1
gate-crx = Turns the target by θ about X when the control is 1
gate-cry = Turns the target by θ about Y when the control is 1
gate-crz = Turns the target by φ about Z when the control is 1
gate-cp = Gives the phase λ when both qubits are 1
gate-cu = Any turn of the target, with a phase γ, when the control is 1
gate-cu1 = Gives the phase λ when both qubits are 1 (older name of CP)
gate-cu3 = Any turn of the target when the control is 1 (older gate)
gate-swap = Exchanges two qubits
gate-iswap = Exchanges two qubits, with the phase i where they differ
gate-dcx = Two controlled X gates, one each way
gate-ecr = Echoed cross-resonance: as entangling as a controlled X
gate-rxx = Turns by θ about XX
gate-ryy = Turns by θ about YY
gate-rzz = Turns by θ about ZZ
gate-rzx = Turns by θ about ZX
gate-xx-plus-yy = Mixes 01 and 10 by the angle θ, with the phase β
gate-xx-minus-yy = Mixes 00 and 11 by the angle θ, with the phase β
gate-ccx = Flips the target when both controls are 1 (Toffoli)
gate-ccz = Flips the phase when all three qubits are 1
gate-cswap = Exchanges two qubits when the control is 1 (Fredkin)
gate-rccx = A cheaper Toffoli, right up to phases (Margolus)
gate-rcccx = A cheaper X with three controls, right up to phases
gate-c3sx = Applies √X to the target when all three controls are 1

## Circuit

circuit-title = Circuit
grid-title = Circuit grid: arrow keys move, letters place gates, Delete removes
toolbar-title = Change the circuit
toolbar-undo = Undo
toolbar-redo = Redo
toolbar-add-qubit = Add qubit
toolbar-remove-qubit = Remove { $wire }
toolbar-measure-all = Measure all
toolbar-clear = Clear
toolbar-keys = Keys
toolbar-fold = Fold
toolbar-export = Save picture
export-title = Save the circuit as a picture
export-ground = Background
export-light = Light
export-dark = Dark
export-transparent = Transparent
export-fold = Columns in a row (optional)
export-fold-none = all in one row
export-fold-range = A whole number from 1 to { $max }, or nothing.
export-size = { $width } × { $height } pixels; as PNG twice as wide and high.
export-size-plain = { $width } × { $height } pixels. This is too large for a PNG of twice the size.
export-size-svg-only = { $width } × { $height } pixels. This is too large for a PNG: save it as SVG, or with fewer columns in a row.
export-too-long = A picture can have at most { $limit } instructions.
export-svg = Save as SVG
export-png = Save as PNG
export-failed = The browser could not make this file.
export-alt = Quantum circuit with { $qubits ->
        [one] one qubit
       *[other] { $qubits } qubits
    } and { $count ->
        [one] one instruction
       *[other] { $count } instructions
    }
hint-no-qubits = This circuit has no qubits. Add one to begin.
hint-idle = Drag a gate onto a wire, or click the gate and then the cell.
hint-armed = { $gate }: { $help }. Click a cell to place it, Esc to put it down.
hint-into-block = With Shift it goes into the nearest block.
cell-empty = { $wire }, column { $column }: empty
cell-gate = { $wire }, column { $column }: { $gate }
cell-operand = { $wire }, column { $column }: { $gate }, qubit { $operand } of { $operands }
cell-measure = { $wire }, column { $column }: { $gate } into { $bit }
cell-line = { $wire }, column { $column }: line of { $gate }
cell-open-control = { $wire }, column { $column }: { $gate }, control on 0
cell-header = { $wire }, column { $column }: { $head }, begin of a block
cell-opened = { $wire }, column { $column }: { $gate }, inside { $name }
cell-opens = { $cell }. O shows what is inside
cell-inside = { $cell }, inside { $around }
flow-if = If
flow-else = Else
flow-while = While
flow-for = For
flow-switch = Switch
flow-case = Case
flow-default = Default
event-placed = { $gate } on { $wires }, column { $column }
event-placed-nowhere = { $gate } added
event-placed-across = { $gate }, column { $column }
event-opened = { $gate } is shown opened
event-closed = { $gate } is shown as one box
event-changed = The circuit now has { $qubits ->
        [one] one qubit
       *[other] { $qubits } qubits
    } and { $count ->
        [one] one instruction
       *[other] { $count } instructions
    }.
event-translated = OpenQASM 2 cannot hold this, so the text goes on in OpenQASM 3. Undo brings OpenQASM 2 back.
event-undone = Undone
event-redone = Done again
event-armed = { $gate } in hand. Go to a cell and press Enter.
event-disarmed = Nothing in hand
edit-too-few-qubits = { $gate } needs { $needed } qubits and the circuit has { $available }. Add a qubit first.
edit-last-qubit = The last qubit stays: a circuit has at least one.
edit-last-block = The last block of { $operation } stays. Remove the whole of it instead.
edit-does-not-apply = This cannot be done with { $operation }.
edit-bad-name = “{ $name }” cannot be a name: it takes letters, digits and _, and neither a word of OpenQASM nor a gate of its library.
edit-in-use = “{ $name }” is still in use.
edit-bits-in-use = { $count ->
        [one] One instruction uses
       *[other] { $count } instructions use
    } “{ $bits }”. Remove what uses it first.
edit-hardware-qubit = Hardware qubits are named by the program: use { $qubit } in the text, and it is here.
edit-apart = Something else stands between them, so they cannot become one gate.
edit-no-values = A loop goes through at least one value, and a case is for at least one.
edit-repeated-qubit = { $gate } needs a different qubit for each of its places.
edit-name-taken = The name “{ $name }” is already taken.
edit-no-such-parameter = There is no parameter “{ $name }” here.
edit-no-such-variable = A variable of a loop is known inside that loop only.
edit-outside-loop = { $operation } stands inside a loop.
edit-not-a-gate = A gate is made of gates, and { $operation } is none.
edit-bad-value = { $value } cannot stand here.
edit-bad-duration = A delay is a length of time that is not negative.
edit-too-deep = Blocks stand at most { $limit } deep in each other.
edit-no-such-place = There is no such place in the circuit any more.

## Inspector

inspector-title = Details
inspector-nothing = Select something on the circuit to see and change its details.
inspector-angle = Angle { $name } in radians
inspector-control = Qubit { $number } (control)
inspector-target = Qubit { $number }
inspector-bit = Writes to
inspector-control-value = Control { $number } acts on
inspector-remove-control = Remove control { $number }
inspector-add-control = Add a control
inspector-inverse = Inverse
inspector-power = To the power of
inspector-declares = New: { $names }. This declares it as a parameter.
inspector-open-gate = Show what is inside
inspector-close-gate = Show as one box
inspector-decompose = Replace by what is inside
inspector-label = Label
inspector-length = Length
inspector-length-range = A length is a number that is not negative.
inspector-unit = Unit
inspector-value = Value
inspector-condition = Condition
inspector-switch-on = Value to tell apart
inspector-variable = Variable (optional)
inspector-none = none
inspector-values = Values
inspector-values-form = Write a range such as [0:3] or [0:2:6], or numbers such as 1, 5.
inspector-case = Case { $number }: values
inspector-case-form = Write whole numbers with commas between them, such as 1, 2.
inspector-add-case = Add a case
inspector-add-else = Add else
inspector-add-default = Add default
inspector-unwrap = Keep only the inside of { $block }
inspector-remove-block = Remove { $block }
inspector-several = { $count } instructions
inspector-several-hint = Give a name to make a gate of them.
inspector-group = Name of the new gate
inspector-remove = Remove
inspector-close = Done

## Names

names-title = Registers and names
names-qreg = Quantum register
names-creg = Classical register
names-qubit = Qubit
names-bit = Bit
names-parameter = Parameter
names-vector = Vector of parameters
names-variable = Variable
names-gate = Gate
names-size = Size of { $name }
names-size-range = A size is a whole number from 1.
names-remove = Remove { $name }
names-new = Add
names-new-size = Size
names-new-name = Name, then Enter

## Parameters

parameters-title = Parameters
parameters-hint = Values for running: numbers or formulas such as pi/4; several as a list 0, pi/2, pi or a range 0..2pi in 50. Several swept parameters make a grid.
parameters-range = A range is written like 0..2pi in 50: its ends and how many values, two at least.
parameters-count = { $count } values
parameters-missing = no value
parameters-unbound = “{ $name }” has no value.

## Circuit facts

facts-title = Circuit facts
facts-summary = { $count ->
        [one] one instruction
       *[other] { $count } instructions
    }
facts-depth = Depth
facts-size = Size
facts-nonlocal = On two or more qubits
facts-nonlocal-depth = Depth of these
facts-width = Width
facts-bits = { $qubits ->
        [one] one qubit
       *[other] { $qubits } qubits
    }, { $clbits ->
        [one] one bit
       *[other] { $clbits } bits
    }
facts-idle = Idle qubits
facts-factors = Separate parts
facts-parameters = Parameters
facts-mid-circuit = Measured mid-circuit
facts-clifford = Clifford gates only
facts-dynamic = Dynamic
facts-by-name = By name
facts-yes = yes
facts-no = no
facts-none = none
facts-more = and { $count } more

## Run

run-title = Sampler
run-title-estimator = Estimator
run-primitive = What to run
run-sampler = Sampler: measured bits
run-estimator = Estimator: expectation values
run-precision = Precision (0: exact)
run-precision-range = A precision is a number of at least 0, such as 0.01.
run-precision-exact = Values are computed exactly.
run-precision-shots = { $grouped } shots for each basis.
observables-title = Observables
observables-hint = Sums such as 0.5 XX - ZI, with qubit 0 rightmost, or Z[0] Z[5].
observables-one = Observable { $number }
observables-remove = Remove observable { $number }
observables-add = Add an observable
observables-none = Add an observable, or choose some.
observables-more = And { $count } more.
observables-each-z = Z on each
observables-neighbours-zz = ZZ on neighbours
observables-sum-of-z = Sum of Z
observables-ghz-witness = GHZ witness
observables-file = Hamiltonian from a file…
observables-letters = Letters by qubit
observables-coefficient = Coefficient
observables-letter = Term { $term }, qubit { $qubit }
sum-at = Column { $column }: { $what }
sum-no-term = a term such as 0.5 XX goes here.
sum-no-sign = a + or a - goes between terms.
sum-not-finite = the coefficient is not a finite number.
sum-complex = coefficients are real numbers.
sum-width = the string is on { $found } qubits, but the circuit has { $expected }.
sum-letter = “{ $letter }” is none of I, X, Y and Z.
sum-no-qubit = there is no qubit { $qubit } among { $count }.
sum-qubit-twice = qubit { $qubit } is named twice.
hamiltonian-empty = The file has no terms: it may be a list such as [["XX", 0.5]], an object such as {"{"}"XX": 0.5{"}"}, or lines such as 0.5 XX.
hamiltonian-form = it is neither ["XX", 0.5] nor ["XX", [0, 1], 0.5].
hamiltonian-line = Line { $line } of the file. { $what }
hamiltonian-term = Term { $term } of the file: { $what }
run-before-measurements = Values are those before the measurements at the end of the circuit, which do not count.
run-no-exact-values = The circuit goes on after a measurement or reset, so it has no exact values. Choose a precision above 0.
run-shots = Shots
run-seed = Seed (optional)
run-seed-random = random
run-start = Run
run-cancel = Cancel
run-queued = Waiting…
run-progress = Progress of the run
run-completed = Done.
run-cancelled = Cancelled.
run-shots-range = Shots are a whole number from 1 to { $max }.
run-seed-range = A seed is a whole number from 0 to 18446744073709551615, or nothing.
run-no-measurement = Nothing is measured yet, so there is nothing to count. Add a measurement, or measure all qubits:
run-too-many-qubits = The circuit has { $qubits } qubits, and this backend has { $available }. Choose a larger backend, or use fewer qubits.
run-not-isa = { $count ->
    [0] { $device } has no { $gate }.
    [one] { $device } has no { $gate } on qubit { $qubits }.
   *[other] { $device } has no { $gate } on qubits { $qubits }.
  } A device takes circuits of its own instructions alone.
run-angle-beyond = { $device } has { $gate } on qubits { $qubits } for angles from { $least } to { $most } alone; this one is { $angle }.
run-internal = This could not be run because of an error in the page itself. The circuit is unharmed; please reload the page and try again.
run-samples-too-large = The measured bits of all shots would take { $needed } MiB; { $limit } MiB are possible. Ask for fewer shots, or measure into fewer bits.
run-too-many-steps = Written out, the gates of this circuit are more than { $limit } steps. Use fewer, or simpler gate definitions.
run-memory = { $qubits } qubits need { $bytes } of memory, which this tab could not get. { $fitting } qubits fit: use fewer, choose single precision under “Simulation”, or close other tabs and run again.
run-missing-values = No value yet for: { $names }. Give every parameter a value.
run-parameter-count = The circuit has { $expected } parameters, but { $found } values are given.
run-observable-width = Observable { $observable } is on { $found } qubits, but the circuit has { $expected }.
run-qubit-count = The gates are on { $found } qubits, but the state has { $expected }.
run-value-not-finite = The value of { $name } is not a finite number.
pub-not-exact = Exact values are possible on a simulator alone. Ask for a precision above 0.
pub-observables-width = The observables are on { $found } qubits, but the circuit has { $expected }.
pub-shapes = The shape { $observables } of the observables and the shape { $values } of the parameter values do not go together.
pub-elements = { $found } elements do not fill the shape { $shape }.
pub-precision = { $precision } is no precision: it is a number from 0, which asks for exact values.
pub-too-precise = A precision of { $precision } needs { $shots } shots; { $max } are possible. Ask for less, or for 0, which gives exact values.
pub-result-too-large = The result would take { $needed } MiB; { $limit } MiB are possible. Ask for fewer shots, or fewer values of parameters.
pub-last-axis = Parameter values in the shape { $shape }: its last length must be { $count }, the number of parameters of the circuit.
pub-no-values = Parameter values in the shape { $shape } are none at all.
pub-unknown-parameter = The circuit has no parameter { $name }.
pub-parameter-twice = The parameter { $name } has values twice.
pub-value-shapes = The values of { $names } have the shape { $found }, those of other parameters { $expected }.
pub-too-many-values = { $found } parameter values are too many; { $max } are possible.
pub-no-observables = Observables in the shape { $shape } are none at all.
pub-observable-widths = Observable { $observable } is on { $found } qubits, the first one on { $expected }.
pub-observable = Observable { $observable } is not a sum of the letters I, X, Y and Z with real coefficients.
run-unbound = Instruction { $instruction }: the parameter { $name } has no value.
run-not-finite = Instruction { $instruction }: “{ $expr }” is not a finite number.
run-no-matrix = Instruction { $instruction }: the angles of { $gate } are too large.
run-opaque-gate = Instruction { $instruction }: what the gate { $gate } does is not defined, so it cannot be run. Define it, or put other gates in its place.
run-not-clifford = Instruction { $instruction }: { $gate } is not a Clifford gate as it is used here, so this circuit cannot run on stabilizers. Under “Simulation”, let the method be automatic, or choose the state vector.
run-power-too-large = Instruction { $instruction }: { $gate } acts on { $qubits } qubits. Powers that are not whole numbers can be computed of gates on up to { $limit }.
run-endless-loop = Instruction { $instruction }: this loop has not ended after { $limit } steps. Check its condition.
run-division-by-zero = Instruction { $instruction }: a division by zero.
run-negative-exponent = Instruction { $instruction }: the exponent { $exponent } is negative.
run-negative-shift = Instruction { $instruction }: a shift by { $bits } bits.
run-no-such-bit = Instruction { $instruction }: there is no bit { $index } in a number of { $width } bits.
run-too-wide = Instruction { $instruction }: { $width } bits are too many for one number; { $limit } are possible.
run-crashed = The computation broke off { $attempts } times, so it was given up. The circuit is unharmed; fewer qubits or shots may go through.
run-unavailable = The program that computes could not be started. Check the connection, reload the page and run again; the circuit is kept.
backend-noise-free = noise-free
backend-noisy = with noise
backend-qubits = up to { $count } qubits
backend-qubits-clifford = up to { $double } qubits, { $single } in single precision, or { $count } with Clifford gates alone

gauge-small = Needs { $bytes } of memory at most.
gauge-state = Needs { $bytes } of memory for the state vector of { $qubits ->
        [one] one qubit
       *[other] { $qubits } qubits
    } in use; { $limit } can be had here.
gauge-stabilizers = Runs on stabilizers, in { $bytes } of memory for { $qubits ->
        [one] one qubit
       *[other] { $qubits } qubits
    } in use.
gauge-too-large = The state vector of { $qubits } qubits in use needs { $bytes } of memory; { $limit } can be had here. So this cannot be run as it is.
gauge-fewer = Up to { $double } qubits in use fit, or { $single } in single precision.
gauge-clifford = Circuits of Clifford gates alone run on stabilizers, however wide they are.
gauge-tight = This device says that it has { $device } of memory: the run may be slow, or fail.
gauge-single = Use single precision
gauge-automatic = Let the method be automatic
simulation-title = Simulation
simulation-method = Method
simulation-precision = Precision
simulation-automatic = automatic
simulation-statevector = state vector
simulation-stabilizer = stabilizers
simulation-double = double
simulation-single = single
simulation-automatic-help = Clifford circuits run on stabilizers where that is clearly less work, all others on the state vector.
simulation-statevector-help = All amplitudes of the qubits in use: any gates, and each further qubit takes twice the memory and time.
simulation-stabilizer-help = Clifford gates alone (H, S, CX, Pauli gates …), of any width, in little memory; exact.
simulation-double-help = 16 bytes for each amplitude; rounding errors of about 10⁻¹⁶.
simulation-single-help = 8 bytes for each amplitude: half the memory and about half the time, so one qubit more fits; rounding errors of about 10⁻⁷.
simulation-on-stabilizers = stabilizers
simulation-on-state-double = state vector, double precision
simulation-on-state-single = state vector, single precision

## Results

results-title = Results
results-none = Run the circuit to see how often each outcome comes out.
results-noise-free = noise-free
results-noisy = with noise
results-capsule = { $shots ->
        [one] One shot
       *[other] { $grouped } shots
    } on { $backend } ({ $simulation }), with seed { $seed }.
results-capsule-precision = { $shots ->
        [one] One shot
       *[other] { $grouped } shots
    } a basis for a precision of { $precision } on { $backend } ({ $simulation }), with seed { $seed }.
results-capsule-exact = Exact values on { $backend } ({ $simulation }), with seed { $seed }.
results-old = The circuit has changed since this run.
results-old-request = The parameters or the settings have changed since this run.
results-single-set = With { $values }.
results-registers = Classical registers
results-caption = Register { $register }: { $outcomes ->
        [one] one outcome
       *[other] { $outcomes } different outcomes
    }.
results-bit-order = Bit 0 is the rightmost.
results-bit-order-turned = Bit 0 is the leftmost.
bit-order-turn = Bit 0 leftmost
results-pubs = PUBs
results-set = Parameter set (1 to { $count })
results-set-wrong = A whole number from 1 to { $max }. Set { $shown } is still shown.
results-order = Order
results-order-value = by value
results-order-value-desc = by value, largest first
results-order-count = most frequent first
results-order-count-asc = rarest first
results-order-hamming = by Hamming distance
results-target = Distance from
results-target-wrong = { $bits ->
        [one] One bit, 0 or 1.
       *[other] { $bits } bits, each 0 or 1.
    }
results-keep = Bars
results-keep-fitting = as many as fit
results-keep-wrong = A whole number from 1 to { $max }.
results-probability = Probability
results-log = Log scale
results-keep-run = Keep for comparison
results-kept = Kept for comparison
results-other-bits = Not shown here: its outcomes have { $bits ->
    [one] 1 bit
   *[other] { $bits } bits
}.
results-run-name = Name of the run
results-remove = Remove { $name }
results-this-run = this run
results-seed = seed { $seed }
results-save = Save as
results-save-failed = The browser could not make this file.
results-observable = Observable
results-observables = Observables
results-value = Expectation value
results-error = Standard error
results-value-short = Value
results-error-short = Error
results-values = Expectation values with their standard errors.
results-values-table = Table of expectation values
results-lines = Expectation values with bars of one standard error.
results-lines-some = Expectation values of the first { $shown } of { $all } observables, with bars of one standard error.
results-heat = Expectation values of { $observable }.
results-qubit-order = Letters of observables are for { $qubits }, in this order.
results-no-chart = These values are too many, or swept along too many axes, for a picture.
results-axis = { $name }
results-axis-sets = Parameter set
results-counts = Counts
results-rest = rest
results-outcome = Outcome
results-share = Share
results-table = Table of counts
results-more = Show more ({ $count } hidden)

## Code

code-title = Code
code-tabs = Language
code-hint = The circuit as text. Type or paste a program to replace it.
code-hint-other = The circuit in { $language }. Typing here makes this the document's language; undo brings the former text back.
code-hint-script = The circuit as a script, to copy and run where Qiskit is installed.
code-losses = Not in this { $format } text:
code-unwritable = { $format } cannot hold this circuit:
code-kept = The circuit is as it was before: this text is not a circuit yet.
code-discard = Discard the text
code-place = Line { $line }, column { $column }:
code-more = …and { $count } more.
code-copy = Copy
code-tab-indents = Tab key indents
copy-done = Copied.
copy-refused = The browser does not let the page copy. Select the text and copy it with the keyboard.

## Files and links

file-menu = File
file-open = Open a file…
file-save-openqasm = Save as OpenQASM 3
file-save-openqasm-for-qiskit = Save as OpenQASM 3 for Qiskit
file-save-openqasm-two = Save as OpenQASM 2
file-save-qiskit = Save as a Qiskit script
file-save-document = Save as a Ketpad document
file-share = Share as a link…
file-drop = Drop the file to open it
file-too-large = “{ $file }” is larger than { $limit } MiB, so it was not opened.
file-no-text = “{ $file }” is no text, so it was not opened. OpenQASM programs and Ketpad documents can be.
file-unreadable = “{ $file }” could not be read. Perhaps it was moved or changed; please choose it again.
file-wrong = “{ $file }” is no circuit yet: its text is under Code, with what is wrong in it. The circuit is as it was before.
file-damaged = “{ $file }” is no whole Ketpad document, so it was not opened.
file-version = “{ $file }” comes from a newer Ketpad (version { $version } of its format), so it was not opened.
save-title = Save
save-losses = “{ $file }” cannot hold all of the document:
save-unwritable = “{ $file }” cannot be written, since its format does not have what is in this circuit:
save-anyway = Save all the same
save-cancel = Cancel
share-title = Share as a link
share-what = The link holds the program, the values of its parameters, the shots and the seed, and nothing else. What is in it never reaches a server: browsers keep that part of an address to themselves.
share-unfinished = There is an error in the text, so the link holds the program as it was before, which the picture shows. What is unfinished is not in it.
share-link = Link, { $count } characters
share-long = Some chats and mail programs cut links longer than { $limit } characters. Saving a file is safer then.
share-copy = Copy the link
share-damaged = The link is damaged: a part of it is missing or was changed on the way. Nothing was opened.
share-too-large = This is too large for a link, which holds at most { $limit } bytes. Save a file instead.
share-version = The link comes from a newer Ketpad (version { $version } of its format). Nothing was opened.
earlier-kept = A link was opened. The circuit that was here before is kept.
earlier-back = Bring it back

## Live state

live-title = State
live-table = Table of amplitudes
live-hint = As prepared by the circuit, before final measurements.
live-bit-order = Qubit 0 is the rightmost.
live-bit-order-turned = Qubit 0 is the leftmost.
live-pending = Computed as soon as you move, touch or type.
live-too-wide = Shown for up to { $max } qubits.
live-no-single-state = The circuit goes on after a measurement or reset, so it has no single final state. Run it to see the counts.
live-state = State
live-probability = Probability
live-amplitude = Amplitude
live-phase = Phase
live-all = Show all { $count }
live-fewer = Show the most probable only

## Keeping the work

saved-damaged = The saved circuit is damaged and was set aside. You can download it as it is.
saved-version = The saved circuit comes from a newer Ketpad (version { $version } of its format) and was set aside. You can download it as it is.
saved-download = Download it
store-unavailable = This browser does not let the page keep anything: the circuit is lost when the page is closed. Copy its OpenQASM to keep it.
store-full = The browser's storage is full: changes are not kept. Free some space, or copy the circuit's OpenQASM.
saved-elsewhere = Another tab has Ketpad open and keeps its circuit, too. The one that was changed last is there on the next visit.
banner-dismiss = Dismiss

## Keys

help-title = Keys
help-where = They work while the focus is on the circuit.
help-close = Close
key-arrows = Go to another cell
key-home-end = Start or end of the wire
key-corners = First or last cell of the circuit
key-enter = Place the gate in hand, or see details
key-shift-enter = Place into the nearest block, or select one more
key-open = Show what is inside a gate of the circuit's own, or close it
key-delete = Remove the gate
key-move-column = Move the gate a column
key-move-wire = Move this end of the gate a wire
key-escape = Put down the gate in hand
key-undo = Undo
key-redo = Redo

## OpenQASM: what is wrong with a program

qasm-source-too-long = The text is { $bytes } bytes long; at most { $limit } can be read.
qasm-too-deep = This is nested more than { $limit } levels deep.
qasm-too-large = With this, the program has more operations than fit into a circuit.
qasm-too-many-bits = A circuit has at most { $limit } bits of a kind.
qasm-too-many-errors = There are more than { $limit } errors; the rest is not listed.
qasm-unknown-character = “{ $text }” has no meaning in OpenQASM.
qasm-unterminated-comment = This comment is never closed by */.
qasm-unterminated-text = This text has no closing quote on its line.
qasm-malformed-number = “{ $text }” is not a number.
qasm-expected-mark = Expected “{ $expected }”, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-name = Expected a name, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-expression = Expected a number or a formula, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-operand = Expected a qubit, a bit or a register, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-statement = Expected a gate or a declaration, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-version = Expected a version such as 3.0, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-path = Expected the name of a file in quotes, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-type = Expected a type such as float, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-expected-end = Expected nothing after the formula, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-reserved-name = “{ $name }” is a word of the language and cannot be a name.
qasm-unsupported = “{ $construct }” is not supported yet.
qasm-unsupported-variable = Variables of type “{ $name }” are not supported yet. What never changes can be a const.
qasm-unsupported-input = Inputs of type “{ $name }” are not supported yet. float and angle are.
qasm-remark-ignored = “{ $construct }” speaks to other tools and was ignored.
qasm-output-ignored = All classical registers are results here, so output was ignored.
qasm-misplaced-version = The version of the language comes before everything else.
qasm-unknown-version = There is no OpenQASM { $version }. Write OPENQASM 3.0;
qasm-unknown-include = “{ $path }” cannot be included, only { $library } can.
qasm-not-in-gate = Only gates can stand in a gate definition, not “{ $construct }”.
qasm-not-in-block = “{ $construct }” can only stand outside of all blocks.
qasm-measurement-without-target = Say where the result goes, as in c[0] = measure q[0];
qasm-missing-include = “{ $gate }” needs include "{ $library }"; and was read as if that were there.
qasm-not-in-library = “{ $gate }” is not in { $library }; it was read as the gate that Qiskit calls so.
qasm-other-name = “{ $gate }” is not in { $library }; it was read as “{ $meant }”.
qasm-outside-loop = “{ $construct }” stands in no loop.
qasm-case-behind-default = Nothing can come behind the default of a switch.
qasm-duplicate-case = There is a case for { $value } already.
qasm-loop-written-out = “{ $name }” selects qubits or bits, which a loop of the circuit cannot do. Its rounds ({ $rounds }) were written out one after the other.
qasm-not-written-out = The variable of this loop selects qubits or bits, so its rounds have to be written out. With “{ $construct }” they cannot be.
qasm-only-open-qasm-3 = “{ $construct }” is OpenQASM 3. To use it, begin with OPENQASM 3.0; and include "stdgates.inc";
qasm-assigned-measurement = In OpenQASM 2 a measurement is written measure q[0] -> c[0];
qasm-name-spelling = “{ $name }” cannot be a name in OpenQASM 2: names begin with a small letter and consist of letters without accents, digits and _.
qasm-expected-integer = Expected a whole number, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-leading-zeros = “{ $text }” begins with a 0, which whole numbers of OpenQASM 2 do not.
qasm-expected-conditioned = Expected a gate, measure or reset behind the condition, found { $at-end ->
        [yes] the end
       *[no] “{ $found }”
    }.
qasm-large-condition = A register is compared with numbers up to { $limit }.
qasm-delay-steps = A delay is a whole number of time steps, not less than 0.
qasm-unknown-gate = There is no gate “{ $name }”{ $has-nearest ->
        [yes] ; did you mean “{ $nearest }”?
       *[no] .
    }
qasm-unknown-register = There is no register “{ $name }”{ $has-nearest ->
        [yes] ; did you mean “{ $nearest }”?
       *[no] .
    }
qasm-unknown-constant = There is no constant or parameter “{ $name }”{ $has-nearest ->
        [yes] ; did you mean “{ $nearest }”?
       *[no] .
    }
qasm-unknown-function = There is no function “{ $name }”{ $has-nearest ->
        [yes] ; did you mean “{ $nearest }”?
       *[no] .
    }
qasm-redefined = The name “{ $name }” is already taken.
qasm-recursive-gate = The gate “{ $name }” cannot be made of itself.
qasm-not-a-gate = “{ $name }” is not a gate.
qasm-not-qubits = “{ $name }” is not a qubit or a quantum register.
qasm-not-bits = “{ $name }” is not a bit or a classical register.
qasm-not-a-number = “{ $name }” is not a number.
qasm-qubit-count = “{ $gate }” acts on { $expected ->
        [one] one qubit
       *[other] { $expected } qubits
    }; the number given is { $found }.
qasm-param-count = “{ $gate }” takes { $expected ->
        [0] no parameters
        [one] one parameter
       *[other] { $expected } parameters
    }; the number given is { $found }.
qasm-repeated-qubit = “{ $gate }” is given the qubit “{ $qubit }” twice.
qasm-size-mismatch = Registers of one operation must agree in size: “{ $first }” has { $first_size }, “{ $second }” has { $second_size }.
qasm-measurement-sizes = The number of qubits ({ $qubits }) and of bits ({ $bits }) must agree.
qasm-index-out-of-range = There is no element { $index } in “{ $register }”, whose size is { $size }.
qasm-empty-range = The range is empty.
qasm-zero-step = The step of a range cannot be 0.
qasm-indexed-argument = The argument “{ $name }” of a gate is a single qubit and has no elements.
qasm-register-size = The size of a register is at least 1, not { $found }.
qasm-control-count = The number of controls is at least 1, not { $found }.
qasm-array-length = The length of an array is at least 1, not { $found }.
qasm-not-a-duration = “{ $expr }” is not a known length of time such as 100ns.
qasm-operand-types = “{ $operator }” cannot join “{ $left }” and “{ $right }”.
qasm-operand-type = “{ $operator }” cannot be applied to “{ $operand }”.
qasm-assigned-types = “{ $name }” is of type “{ $expected }” and cannot be given a value of type “{ $found }”.
qasm-not-assignable = “{ $name }” cannot be given another value.
qasm-no-elements = A value of type “{ $kind }” has no bits to choose from.
qasm-width = A number has 1 to { $limit } bits, not { $found }.
qasm-register-too-wide = “{ $register }” has { $size } bits. As a number it can have at most { $limit }.
qasm-too-many-parameters = A circuit has at most { $limit } parameters.
qasm-too-many-variables = A circuit has at most { $limit } variables.
qasm-not-constant = “{ $expr }” is known only when the circuit runs. Here it has to be known before.
qasm-only-known-numbers = “{ $expr }” can be computed from known numbers only. With parameters and variables there are +, -, *, /, ** and { $functions }.
qasm-power-sign = “^” joins the bits of known whole numbers. Write a power with “**”.
qasm-outside-gate = A gate can use its own parameters and constants only, not “{ $name }”.
qasm-not-finite = “{ $expr }” is not a finite number.
qasm-not-an-integer = “{ $expr }” is not a whole number.
qasm-argument-count = The number of arguments of “{ $function }” is { $expected }, not { $found }.
qasm-integer-division = “{ $expr }” was read as { $value }: OpenQASM divides whole numbers without remainder, so give one of them a decimal point.
qasm-integer-quotient = “{ $expr }” was read as a quotient with all its digits: OpenQASM divides whole numbers without remainder, so write float(…) around one of them.

## Writing: what a format cannot hold

loss-global-phase = The global phase is left out; no measurement can tell.
loss-barrier-label = Labels of barriers are comments only.
loss-barrier-under-condition = Barriers under a condition are left out.
loss-delay = “{ $delay }” is left out; on a device the time would matter.
loss-barrier-in-definition = Barriers in gate definitions are left out.
loss-loose-bits = Bits outside of registers become registers of one bit.
loss-hardware-qubits = The qubits of the device become a register like any other.
loss-vectors = Vectors of parameters become one parameter for each element.
loss-renamed = “{ $name }” cannot be a name there and becomes “{ $written }”.
loss-shared-name = “{ $name }” is the name of a gate of stdgates.inc too, which only Ketpad reads.
loss-opaque = “{ $gate }” has no definition, which only Ketpad reads in OpenQASM 3.
loss-many-levels = There are so many levels of blocks that Qiskit reads them only after “sys.setrecursionlimit(10000)”.
loss-simulated-by-aer = This script is simulated by Qiskit Aer, since the circuit decides while it runs.
loss-no-simulator = Qiskit cannot simulate what this circuit computes; the script only builds it.
loss-parameters = There are no parameters like “{ $name }”.
loss-undefined = There are no gates without a definition, like “{ $gate }”.
loss-modified = The modified gate “{ $gate }” cannot be written.
loss-formula = The formula “{ $formula }” cannot be written.
loss-condition = There are no conditions like “{ $condition }”.
loss-value = The value “{ $value }” cannot be computed while a circuit runs.
loss-operation = There is no “{ $operation }”.
loss-condition-written = Operations under a condition on “{ $register }” change it before the last of them.
loss-variable = There are no variables like “{ $name }”.
loss-mixed-qubits = Qubits of the device and others cannot stand in one program.
loss-too-long = The text would be too long.

## Options of the primitives

option-group-general = General
option-group-environment = Job
option-group-simulator = Simulator
option-group-dynamical-decoupling = Dynamical decoupling
option-group-execution = Execution
option-group-twirling = Twirling
option-group-resilience = Error mitigation
option-group-resilience-measure-noise-learning = Learning errors of measurements
option-group-resilience-zne = Zero-noise extrapolation
option-group-resilience-pec = Probabilistic error cancellation
option-group-resilience-layer-noise-learning = Learning noise of layers
option-help-max-execution-time = The longest time that the job may take on a quantum processor; then it is cancelled.
option-help-environment-log-level = How much the job writes into its log.
option-help-environment-job-tags = Tags that the job can be found by.
option-help-environment-private = Lets only the sender of the job read its input and result, and the result only once.
option-help-default-shots = Shots for each circuit that does not say how many itself. In the Estimator they come before the default precision.
option-help-default-precision = Standard error of the values of circuits that do not say how precise they are to be; 0 gives exact values and needs a simulation.
option-help-resilience-level = How much is done about errors: 0 nothing, 1 errors of measurements, 2 noise of gates too. More takes longer.
option-help-seed-estimator = Seed of the random numbers: the same seed gives the same values.
option-help-simulator-noise-model = The noise that a simulator simulates.
option-help-simulator-seed-simulator = Seed of the simulator: the same seed gives the same result.
option-help-simulator-coupling-map = Pairs of qubits that can have a gate together, each in the order that the gate needs.
option-help-simulator-basis-gates = Names of the gates that circuits may have.
option-help-simulator-method = How circuits are simulated: with all amplitudes, with stabilizers, or as it is least work. Only this service has it.
option-help-simulator-precision = How precise amplitudes are: single takes half the memory and is less exact. Only this service has it.
option-help-dynamical-decoupling-enable = Puts pulses on qubits that wait, so that they lose less.
option-help-dynamical-decoupling-sequence-type = Which pulses waiting qubits get.
option-help-dynamical-decoupling-extra-slack-distribution = Where the time goes that the pulses leave over: between them, or to both ends.
option-help-dynamical-decoupling-scheduling-method = Whether gates are as late or as early as possible.
option-help-dynamical-decoupling-skip-reset-qubits = Leaves waiting qubits alone that are still in their ground state.
option-help-execution-init-qubits = Resets the qubits before each shot.
option-help-execution-rep-delay = Time between two shots.
option-help-execution-meas-type = What a measurement gives: a bit, the signal of each shot, or the mean of the signals.
option-help-twirling-enable-gates = Runs circuits with random Pauli gates around two-qubit gates, which change no circuit and make its noise simpler.
option-help-twirling-enable-measure = Flips random qubits before they are measured and their bits after it, which makes errors of measurements even.
option-help-twirling-num-randomizations = Number of circuits with random gates of their own.
option-help-twirling-shots-per-randomization = Shots of each of these circuits.
option-help-twirling-strategy = Which qubits of a layer are twirled: those with a gate in it, those with a gate up to it, those with a gate anywhere, or all.
option-help-resilience-measure-mitigation = Learns the errors of measurements and takes them out of the values.
option-help-resilience-measure-noise-learning-num-randomizations = Number of random circuits that learn the errors of measurements.
option-help-resilience-measure-noise-learning-shots-per-randomization = Shots of each of these circuits.
option-help-resilience-zne-mitigation = Finds values at several strengths of noise and extrapolates them to no noise.
option-help-resilience-zne-amplifier = How noise is made stronger: by gates that are done and undone, or by noise that has been learned.
option-help-resilience-zne-noise-factors = How much stronger the noise is made; 1 is the noise as it is.
option-help-resilience-zne-extrapolator = Curves to try in this order; the first that fits well is taken.
option-help-resilience-zne-extrapolated-noise-factors = Strengths of noise to give values for; 0 is no noise.
option-help-resilience-pec-mitigation = Cancels learned noise by random gates: without bias, but with many more shots.
option-help-resilience-pec-max-overhead = How many times more shots it may take; some noise stays if that is too few.
option-help-resilience-pec-noise-gain = How much of the noise stays: 0 for none, 1 for all, more than 1 for stronger noise.
option-help-resilience-layer-noise-learning-max-layers-to-learn = Most layers of gates whose noise is learned, the most frequent ones first.
option-help-resilience-layer-noise-learning-shots-per-randomization = Shots of each random circuit that learns the noise of a layer.
option-help-resilience-layer-noise-learning-num-randomizations = Number of random circuits for each depth at which a layer is learned.
option-help-resilience-layer-noise-learning-layer-pair-depths = How many pairs of the layer the learning circuits have.
option-help-resilience-layer-noise-model = What has been learned about the noise of layers before, so that it is not learned again.
option-help-experimental = Options that this version does not know; names that it knows count as if they stood outside.
option-unset-nothing = none
option-unset-program-limit = as long as the service lets any job run
option-unset-backend = as the backend has it
option-unset-random = a random one
option-unset-noise-factors = 0 and the noise factors
option-idle-without-noise = no effect without noise
option-idle-without-service = no effect: for a job on a service
option-idle-without-device = no effect: any gate is possible on any qubits here
option-idle-overridden = no effect: { $path } comes before it
option-refused-no-noise = refused: noise is not simulated here
option-refused-no-signals = refused: measurements give bits here
option-refused-always-reset = refused: qubits begin each shot in the ground state here
option-refused-not-known = refused: no such experimental option is known here
option-refused-only-simulated = refused: only a simulation can do that
option-unit-seconds = seconds
option-unit-shots = shots
option-error-unknown = There is no option { $path }.
option-error-unknown-nearest = There is no option { $path }; did you mean { $nearest }?
option-error-not-a-group = { $path } is { $value }, where an object with options goes.
option-error-not-allowed = { $path } is { $value }. Possible: { $allowed }.
option-error-not-both = { $first } and { $second } are both true; set one of them to false.
option-error-not-switched-on = { $path } is set, but { $switch } is not set to true.
option-error-too-few-factors = { $extrapolators } has { $extrapolator }, which needs { $needed } of { $factors }; there are { $found }.
option-error-refused = { $path } is { $value } – { $why }.
option-kind-bool = true or false
option-kind-int = a whole number
option-kind-float = a number
option-kind-choice = one of { $words }
option-kind-text = a text
option-kind-choices = one or several of { $words }
option-kind-ints = a list of whole numbers
option-kind-floats = a list of numbers
option-kind-texts = a list of texts
option-kind-pairs = a list of pairs of qubits
option-kind-object = an object
option-kind-objects = an object or a list of objects
option-limit-at-least = at least { $min }
option-limit-above = above { $min }
option-limit-at-most = at most { $max }
option-limit-entries = at most { $entries } of at most { $characters } characters each
option-also-auto = or auto
option-also-no-limit = or null for no limit
option-also-null = or null
options-title = Options
options-set = { $count } set
options-wrong = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
options-unset = unset: { $value }
run-without-effect = Set without effect: { $paths }.
