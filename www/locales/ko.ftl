### 페이지의 모든 한국어 문장. 키는 en.ftl과 같으며, 테스트가 비교합니다.

tagline = 브라우저 탭에서 쓰는 Qiskit Runtime

## 머리글

header-examples = 예제
header-language = 언어
header-language-missing = { $language }의 문구를 불러오지 못했습니다. 연결을 확인한 뒤 다시 시도해 주세요.
header-theme = 테마
theme-system = 시스템
theme-light = 밝게
theme-dark = 어둡게
example-bell = 벨 쌍
example-ghz = 5큐비트 GHZ 상태
example-teleportation = 피드포워드를 쓰는 양자 순간이동
example-qft = 양자 푸리에 변환
example-phase-estimation = 위상 추정
example-grover = 그로버 탐색
example-bernstein-vazirani = 번스타인–바지라니
example-bit-flip = 비트 반전 부호
example-repeat-until-success = 성공할 때까지 반복
example-ansatz = 매개변수가 있는 변분 회로

## 팔레트

palette-title = 게이트
palette-search = 게이트 찾기
palette-nothing = 그런 이름의 게이트가 없습니다.
palette-operations = 연산
palette-one = 1큐비트
palette-rotations = 각도
palette-two = 2큐비트
palette-more = 3큐비트 이상
palette-defined = 이 회로가 정의한 게이트
tool-measure = 측정
tool-measure-help = 큐비트를 측정해 0 또는 1을 고전 비트에 기록합니다
tool-barrier = 배리어
tool-barrier-help = 앞에 있는 것과 뒤에 있는 것을 나눕니다
tool-reset = 초기화
tool-reset-help = 큐비트가 어떤 상태였든 |0⟩으로 만듭니다
tool-delay = 지연
tool-delay-help = 큐비트를 그대로 두고 시간을 보냅니다
tool-assign = 대입
tool-assign-help = 고전 비트나 변수에 새 값을 줍니다
tool-if = If
tool-if-help = 조건이 참일 때만 블록 안의 것을 실행합니다
tool-if-else = If, else
tool-if-else-help = 조건이 참이면 한 블록을, 거짓이면 다른 블록을 실행합니다
tool-while = While
tool-while-help = 조건이 참인 동안 블록을 되풀이합니다
tool-for = For
tool-for-help = 값마다 한 번씩 블록을 실행합니다
tool-switch = Switch
tool-switch-help = 값에 맞는 case의 블록을 실행합니다
tool-break = Break
tool-break-help = 가장 안쪽 반복문을 빠져나갑니다
tool-continue = Continue
tool-continue-help = 가장 안쪽 반복문의 다음 차례로 넘어갑니다
tool-defined-help = 이 회로가 스스로 정의한 게이트

gate-h = |0⟩과 |1⟩을 균등한 중첩으로 만듭니다
gate-x = 큐비트를 뒤집습니다: |0⟩은 |1⟩로, |1⟩은 |0⟩으로
gate-y = 큐비트와 위상을 뒤집습니다: Y축 반 바퀴 회전
gate-z = |1⟩의 위상을 뒤집습니다: Z축 반 바퀴 회전
gate-s = Z축 4분의 1 회전: |1⟩이 위상 i를 얻습니다
gate-sdg = Z축 4분의 1 역회전: |1⟩이 위상 −i를 얻습니다
gate-t = Z축 8분의 1 회전: |1⟩이 위상 π/4를 얻습니다
gate-tdg = Z축 8분의 1 역회전: |1⟩이 위상 −π/4를 얻습니다
gate-sx = X의 제곱근: 두 번 적용하면 큐비트가 뒤집힙니다
gate-sxdg = X의 제곱근의 역
gate-id = 큐비트를 그대로 둡니다
gate-rx = X축으로 θ만큼 회전합니다
gate-ry = Y축으로 θ만큼 회전합니다
gate-rz = Z축으로 φ만큼 회전합니다
gate-p = |1⟩에 위상 λ를 줍니다
gate-r = XY 평면에서 각도 φ인 축으로 θ만큼 회전합니다
gate-u = 세 오일러 각으로 나타낸 임의의 1큐비트 회전
gate-u1 = |1⟩에 위상 λ를 줍니다 (P의 옛 이름)
gate-u2 = θ = π/2인 1큐비트 회전 (옛 게이트)
gate-u3 = 임의의 1큐비트 회전 (U의 옛 이름)
gate-global-phase = 상태 전체에 위상을 줍니다. 측정으로는 드러나지 않습니다
gate-cx = 제어가 1이면 대상을 뒤집습니다 (CNOT)
gate-cy = 제어가 1이면 대상에 Y를 적용합니다
gate-cz = 두 큐비트가 모두 1이면 위상을 뒤집습니다
gate-ch = 제어가 1이면 대상에 H를 적용합니다
gate-cs = 제어가 1이면 대상에 S를 적용합니다
gate-csdg = 제어가 1이면 대상에 S†를 적용합니다
gate-csx = 제어가 1이면 대상에 √X를 적용합니다
gate-crx = 제어가 1이면 대상을 X축으로 θ만큼 회전합니다
gate-cry = 제어가 1이면 대상을 Y축으로 θ만큼 회전합니다
gate-crz = 제어가 1이면 대상을 Z축으로 φ만큼 회전합니다
gate-cp = 두 큐비트가 모두 1이면 위상 λ를 줍니다
gate-cu = 제어가 1이면 대상에 위상 γ를 포함한 임의의 회전을 적용합니다
gate-cu1 = 두 큐비트가 모두 1이면 위상 λ를 줍니다 (CP의 옛 이름)
gate-cu3 = 제어가 1이면 대상에 임의의 회전을 적용합니다 (옛 게이트)
gate-swap = 두 큐비트를 맞바꿉니다
gate-iswap = 두 큐비트를 맞바꾸고, 서로 다르면 위상 i를 줍니다
gate-dcx = 서로 반대 방향인 두 개의 제어 X
gate-ecr = 에코 교차 공명: 제어 X만큼 얽힘을 만듭니다
gate-rxx = XX축으로 θ만큼 회전합니다
gate-ryy = YY축으로 θ만큼 회전합니다
gate-rzz = ZZ축으로 θ만큼 회전합니다
gate-rzx = ZX축으로 θ만큼 회전합니다
gate-xx-plus-yy = 01과 10을 각도 θ, 위상 β로 섞습니다
gate-xx-minus-yy = 00과 11을 각도 θ, 위상 β로 섞습니다
gate-ccx = 두 제어가 모두 1이면 대상을 뒤집습니다 (토폴리)
gate-ccz = 세 큐비트가 모두 1이면 위상을 뒤집습니다
gate-cswap = 제어가 1이면 두 큐비트를 맞바꿉니다 (프레드킨)
gate-rccx = 위상을 제외하면 같은, 더 값싼 토폴리 (마골루스)
gate-rcccx = 위상을 제외하면 같은, 더 값싼 3제어 X
gate-c3sx = 세 제어가 모두 1이면 대상에 √X를 적용합니다

## 회로

circuit-title = 회로
grid-title = 회로 격자: 화살표로 이동, 글자로 게이트 놓기, Delete로 지우기
toolbar-title = 회로 바꾸기
toolbar-undo = 실행 취소
toolbar-redo = 다시 실행
toolbar-add-qubit = 큐비트 추가
toolbar-remove-qubit = { $wire } 제거
toolbar-measure-all = 모두 측정
toolbar-clear = 비우기
toolbar-keys = 단축키
toolbar-fold = 접어 보기
toolbar-export = 그림 저장
export-title = 회로를 그림으로 저장
export-ground = 배경
export-light = 밝게
export-dark = 어둡게
export-transparent = 투명
export-fold = 한 줄의 열 수 (선택)
export-fold-none = 모두 한 줄에
export-fold-range = 1부터 { $max }까지의 정수이거나 비워 둡니다.
export-size = { $width } × { $height } 픽셀. PNG는 가로세로 두 배입니다.
export-size-plain = { $width } × { $height } 픽셀. 너무 커서 두 배 크기의 PNG로 만들 수 없습니다.
export-size-svg-only = { $width } × { $height } 픽셀. PNG로는 너무 큽니다. SVG로 저장하거나 한 줄의 열 수를 줄이세요.
export-too-long = 그림에는 명령이 { $limit }개까지 들어갑니다.
export-svg = SVG로 저장
export-png = PNG로 저장
export-failed = 브라우저가 이 파일을 만들지 못했습니다.
export-alt = 큐비트 { $qubits }개, 명령 { $count }개의 양자 회로
hint-no-qubits = 이 회로에는 큐비트가 없습니다. 하나를 추가해 시작하세요.
hint-idle = 게이트를 선 위로 끌어 놓거나, 게이트를 누른 다음 칸을 누르세요.
hint-armed = { $gate }: { $help }. 놓을 칸을 누르세요. Esc를 누르면 내려놓습니다.
hint-into-block = Shift를 누르면 가장 가까운 블록 안에 놓습니다.
cell-empty = { $wire }, { $column }열: 비어 있음
cell-gate = { $wire }, { $column }열: { $gate }
cell-operand = { $wire }, { $column }열: { $gate }, 큐비트 { $operands }개 중 { $operand }번째
cell-measure = { $wire }, { $column }열: { $gate }, { $bit }에 기록
cell-line = { $wire }, { $column }열: { $gate }의 연결선
cell-open-control = { $wire }, { $column }열: { $gate }, 0일 때 작동하는 제어
cell-header = { $wire }, { $column }열: { $head }, 블록의 시작
cell-opened = { $wire }, { $column }열: { $gate }, { $name } 안
cell-opens = { $cell }. O 키로 안을 볼 수 있음
cell-inside = { $cell }, { $around } 안
flow-if = If
flow-else = Else
flow-while = While
flow-for = For
flow-switch = Switch
flow-case = Case
flow-default = Default
event-placed = { $wires }에 { $gate }, { $column }열
event-placed-nowhere = { $gate } 추가
event-placed-across = { $gate }, { $column }열
event-opened = { $gate }의 안을 보여 줍니다
event-closed = { $gate }을(를) 한 상자로 보여 줍니다
event-changed = 이제 회로는 큐비트 { $qubits }개, 명령 { $count }개입니다.
event-translated = OpenQASM 2로는 이것을 쓸 수 없어 텍스트가 OpenQASM 3으로 바뀌었습니다. 실행 취소하면 OpenQASM 2로 돌아갑니다.
event-undone = 실행을 취소했습니다
event-redone = 다시 실행했습니다
event-armed = { $gate }을(를) 들었습니다. 칸으로 가서 Enter를 누르세요.
event-disarmed = 든 것이 없습니다
edit-too-few-qubits = { $gate }에는 큐비트 { $needed }개가 필요한데 회로에는 { $available }개뿐입니다. 먼저 큐비트를 추가하세요.
edit-last-qubit = 마지막 큐비트는 지울 수 없습니다. 회로에는 큐비트가 하나 이상 있어야 합니다.
edit-last-block = { $operation }의 마지막 블록은 지울 수 없습니다. 전체를 지우세요.
edit-does-not-apply = { $operation }에는 이 작업을 할 수 없습니다.
edit-bad-name = “{ $name }”은(는) 이름이 될 수 없습니다. 글자, 숫자, _만 쓸 수 있고, OpenQASM의 단어나 라이브러리의 게이트 이름은 쓸 수 없습니다.
edit-in-use = “{ $name }”은(는) 아직 쓰이고 있습니다.
edit-bits-in-use = “{ $bits }”을(를) 쓰는 명령이 { $count }개 있습니다. 먼저 그 명령을 지우세요.
edit-hardware-qubit = 하드웨어 큐비트는 프로그램이 이름으로 정합니다. 텍스트에서 { $qubit }을(를) 쓰면 여기에 나타납니다.
edit-apart = 사이에 다른 것이 있어 하나의 게이트로 묶을 수 없습니다.
edit-no-values = 반복문과 case에는 값이 하나 이상 있어야 합니다.
edit-repeated-qubit = { $gate }에는 자리마다 서로 다른 큐비트가 필요합니다.
edit-name-taken = “{ $name }”은(는) 이미 쓰이는 이름입니다.
edit-no-such-parameter = 여기에는 “{ $name }”이라는 매개변수가 없습니다.
edit-no-such-variable = 반복문의 변수는 그 반복문 안에서만 쓸 수 있습니다.
edit-outside-loop = { $operation }은(는) 반복문 안에만 놓을 수 있습니다.
edit-not-a-gate = 게이트는 게이트로만 만들 수 있는데, { $operation }은(는) 게이트가 아닙니다.
edit-bad-value = 여기에는 { $value }을(를) 쓸 수 없습니다.
edit-bad-duration = 지연은 음수가 아닌 시간이어야 합니다.
edit-too-deep = 블록은 서로 { $limit }단계까지만 겹칠 수 있습니다.
edit-no-such-place = 회로에 더 이상 그런 자리가 없습니다.

## 세부 정보

inspector-title = 세부 정보
inspector-nothing = 회로에서 무언가를 선택하면 세부 정보를 보고 바꿀 수 있습니다.
inspector-angle = 각도 { $name } (라디안)
inspector-control = 큐비트 { $number } (제어)
inspector-target = 큐비트 { $number }
inspector-bit = 기록할 비트
inspector-control-value = 제어 { $number }의 값
inspector-remove-control = 제어 { $number } 제거
inspector-add-control = 제어 추가
inspector-inverse = 역
inspector-power = 거듭제곱
inspector-declares = 새 이름: { $names }. 매개변수로 선언됩니다.
inspector-open-gate = 안을 보기
inspector-close-gate = 한 상자로 보기
inspector-decompose = 안에 있는 것으로 바꾸기
inspector-label = 이름표
inspector-length = 길이
inspector-length-range = 길이는 음수가 아닌 수입니다.
inspector-unit = 단위
inspector-value = 값
inspector-condition = 조건
inspector-switch-on = 구분할 값
inspector-variable = 변수 (선택)
inspector-none = 없음
inspector-values = 값들
inspector-values-form = [0:3]이나 [0:2:6] 같은 범위, 또는 1, 5 같은 수를 쓰세요.
inspector-case = 경우 { $number }의 값
inspector-case-form = 1, 2처럼 정수를 쉼표로 나누어 쓰세요.
inspector-add-case = 경우 추가
inspector-add-else = else 추가
inspector-add-default = default 추가
inspector-unwrap = { $block }의 안만 남기기
inspector-remove-block = { $block } 제거
inspector-several = 명령 { $count }개
inspector-several-hint = 이름을 주면 하나의 게이트로 묶습니다.
inspector-group = 새 게이트의 이름
inspector-remove = 제거
inspector-close = 완료

## 이름

names-title = 레지스터와 이름
names-qreg = 양자 레지스터
names-creg = 고전 레지스터
names-qubit = 큐비트
names-bit = 비트
names-parameter = 매개변수
names-vector = 매개변수 벡터
names-variable = 변수
names-gate = 게이트
names-size = { $name }의 크기
names-size-range = 크기는 1 이상의 정수입니다.
names-remove = { $name } 제거
names-new = 추가
names-new-size = 크기
names-new-name = 이름을 쓰고 Enter

## 매개변수

parameters-title = 매개변수
parameters-hint = 실행할 때 쓸 값: 수 또는 pi/4 같은 식. 여러 값은 목록 0, pi/2, pi 또는 범위 0..2pi in 50으로 씁니다. 여러 매개변수를 훑으면 격자가 됩니다.
parameters-range = 범위는 0..2pi in 50처럼 양 끝과 값의 개수(2 이상)로 씁니다.
parameters-count = 값 { $count }개
parameters-missing = 값 없음
parameters-unbound = “{ $name }”에 값이 없습니다.

## 회로 정보

facts-title = 회로 정보
facts-summary = { $count ->
       *[other] 명령 { $count }개
    }
facts-depth = 깊이
facts-size = 크기
facts-nonlocal = 둘 이상의 큐비트에 작용
facts-nonlocal-depth = 이것만 센 깊이
facts-width = 폭
facts-bits = { $qubits ->
       *[other] 큐비트 { $qubits }개
    }, { $clbits ->
       *[other] 비트 { $clbits }개
    }
facts-idle = 쓰지 않는 큐비트
facts-factors = 서로 무관한 부분
facts-parameters = 매개변수
facts-mid-circuit = 중간 측정
facts-clifford = 클리퍼드 게이트뿐
facts-dynamic = 동적 회로
facts-by-name = 이름별
facts-yes = 예
facts-no = 아니요
facts-none = 없음
facts-more = 그 밖에 { $count }개

## 실행

run-title = Sampler
run-title-estimator = Estimator
run-primitive = 실행할 것
run-sampler = Sampler: 측정한 비트
run-estimator = Estimator: 기댓값
run-precision = 정밀도 (0: 정확)
run-precision-range = 정밀도는 0.01처럼 0 이상의 수입니다.
run-precision-exact = 값을 정확히 계산합니다.
run-precision-shots = 기저마다 { $grouped }샷.
observables-title = 관측량
observables-hint = 0.5 XX - ZI 같은 합(큐비트 0이 맨 오른쪽) 또는 Z[0] Z[5].
observables-one = 관측량 { $number }
observables-remove = 관측량 { $number } 지우기
observables-add = 관측량 추가
observables-none = 관측량을 추가하거나 고르세요.
observables-more = 그 밖에 { $count }개.
observables-each-z = 각 큐비트의 Z
observables-neighbours-zz = 이웃의 ZZ
observables-sum-of-z = Z의 합
observables-ghz-witness = GHZ 증거
observables-file = 파일에서 해밀토니언…
observables-letters = 큐비트별 글자
observables-coefficient = 계수
observables-letter = { $term }번째 항, 큐비트 { $qubit }
sum-at = { $column }번째 글자: { $what }
sum-no-term = 여기에는 0.5 XX 같은 항이 와야 합니다.
sum-no-sign = 항 사이에는 + 또는 -가 와야 합니다.
sum-not-finite = 계수가 유한한 수가 아닙니다.
sum-complex = 계수는 실수여야 합니다.
sum-width = 문자열은 큐비트 { $found }개에 대한 것이지만 회로의 큐비트는 { $expected }개입니다.
sum-letter = “{ $letter }”은(는) I, X, Y, Z가 아닙니다.
sum-no-qubit = 큐비트 { $count }개 가운데 { $qubit }번은 없습니다.
sum-qubit-twice = 큐비트 { $qubit }이(가) 두 번 나옵니다.
hamiltonian-empty = 파일에 항이 없습니다. [["XX", 0.5]] 같은 목록, {"{"}"XX": 0.5{"}"} 같은 객체, 0.5 XX 같은 줄이 될 수 있습니다.
hamiltonian-form = ["XX", 0.5]도 ["XX", [0, 1], 0.5]도 아닙니다.
hamiltonian-line = 파일의 { $line }번째 줄. { $what }
hamiltonian-term = 파일의 { $term }번째 항: { $what }
run-before-measurements = 값은 회로 끝의 측정 앞에서 구하며, 그 측정은 세지 않습니다.
run-no-exact-values = 측정이나 리셋 뒤에도 회로가 이어져서 정확한 값이 없습니다. 0보다 큰 정밀도를 고르세요.
run-shots = 샷 수
run-seed = 시드 (선택)
run-seed-random = 무작위
run-start = 실행
run-cancel = 취소
run-queued = 기다리는 중…
run-progress = 실행 진행률
run-completed = 끝났습니다.
run-cancelled = 취소했습니다.
run-shots-range = 샷 수는 1부터 { $max }까지의 정수입니다.
run-seed-range = 시드는 0부터 18446744073709551615까지의 정수이거나 비워 둡니다.
run-no-measurement = 아직 측정이 없어서 셀 것이 없습니다. 측정을 추가하거나 모든 큐비트를 측정하세요:
run-too-many-qubits = 회로는 { $qubits }큐비트인데 이 백엔드에는 { $available }큐비트가 있습니다. 더 큰 백엔드를 고르거나 큐비트를 줄이세요.
run-not-isa = { $count ->
    [0] { $device }에는 { $gate } 명령이 없습니다.
   *[other] { $device }에는 큐비트 { $qubits }에 대한 { $gate } 명령이 없습니다.
  } 장치는 자신의 명령으로 된 회로만 받습니다.
run-angle-beyond = { $device }의 큐비트 { $qubits }에서 { $gate }의 각도는 { $least }부터 { $most }까지만 가능합니다. 이 각도는 { $angle }입니다.
run-internal = 페이지 자체의 오류 때문에 실행할 수 없었습니다. 회로는 그대로입니다. 페이지를 새로 고친 뒤 다시 시도하세요.
run-samples-too-large = 모든 샷의 측정 비트는 { $needed }MiB를 차지하는데 { $limit }MiB까지 가능합니다. 샷 수나 측정할 비트를 줄이세요.
run-too-many-steps = 정의를 모두 풀면 이 회로의 게이트는 { $limit }단계를 넘습니다. 게이트 수를 줄이거나 정의를 단순하게 하세요.
run-memory = { $qubits }큐비트에는 메모리 { $bytes }이(가) 필요한데 이 탭이 얻지 못했습니다. { $fitting }큐비트까지는 들어갑니다. 큐비트를 줄이거나 “시뮬레이션”에서 단정밀도를 고르거나 다른 탭을 닫고 다시 실행하세요.
run-missing-values = 아직 값이 없습니다: { $names }. 모든 매개변수에 값을 주세요.
run-parameter-count = 회로의 매개변수는 { $expected }개인데 값은 { $found }개입니다.
run-observable-width = { $observable }번째 관측량은 큐비트 { $found }개에 대한 것이지만 회로의 큐비트는 { $expected }개입니다.
run-qubit-count = 게이트는 큐비트 { $found }개에 대한 것이지만 상태의 큐비트는 { $expected }개입니다.
run-value-not-finite = { $name }의 값이 유한한 수가 아닙니다.
pub-not-exact = 정확한 값은 시뮬레이터에서만 구할 수 있습니다. 0보다 큰 정밀도를 지정하세요.
pub-observables-width = 관측량은 큐비트 { $found }개에 대한 것이지만 회로의 큐비트는 { $expected }개입니다.
pub-shapes = 관측량의 모양 { $observables }와(과) 매개변수 값의 모양 { $values }은(는) 서로 맞지 않습니다.
pub-elements = 원소 { $found }개로는 모양 { $shape }을(를) 채울 수 없습니다.
pub-precision = { $precision }은(는) 정밀도가 될 수 없습니다. 정밀도는 0 이상의 수이며, 0이면 정확한 값을 구합니다.
pub-too-precise = 정밀도 { $precision }에는 샷 { $shots }개가 필요한데 { $max }개까지 가능합니다. 정밀도를 낮추거나, 정확한 값을 구하려면 0으로 두세요.
pub-result-too-large = 결과가 { $needed }MiB를 차지하는데 { $limit }MiB까지 가능합니다. 샷 수나 매개변수 값의 수를 줄이세요.
pub-last-axis = 매개변수 값의 모양이 { $shape }입니다. 마지막 길이는 회로의 매개변수 수인 { $count }이어야 합니다.
pub-no-values = 모양이 { $shape }인 매개변수 값에는 값이 하나도 없습니다.
pub-unknown-parameter = 회로에 매개변수 { $name }이(가) 없습니다.
pub-parameter-twice = 매개변수 { $name }의 값이 두 번 주어졌습니다.
pub-value-shapes = { $names }의 값은 모양이 { $found }인데 다른 매개변수의 값은 { $expected }입니다.
pub-too-many-values = 매개변수 값 { $found }개는 너무 많습니다. { $max }개까지 가능합니다.
pub-no-observables = 모양이 { $shape }인 관측량에는 관측량이 하나도 없습니다.
pub-observable-widths = { $observable }번째 관측량은 큐비트 { $found }개에 대한 것이지만 첫 번째 관측량은 { $expected }개에 대한 것입니다.
pub-observable = { $observable }번째 관측량은 I, X, Y, Z로 된 항에 실수 계수를 곱해 더한 것이 아닙니다.
run-unbound = { $instruction }번째 명령: 매개변수 { $name }에 값이 없습니다.
run-not-finite = { $instruction }번째 명령: “{ $expr }”은(는) 유한한 수가 아닙니다.
run-no-matrix = { $instruction }번째 명령: { $gate }의 각도가 너무 큽니다.
run-opaque-gate = { $instruction }번째 명령: { $gate } 게이트의 동작이 정의되지 않아 실행할 수 없습니다. 게이트를 정의하거나 다른 게이트로 바꾸세요.
run-not-clifford = { $instruction }번째 명령: 여기에 쓰인 { $gate }은(는) 클리퍼드 게이트가 아니어서 이 회로를 안정자로 실행할 수 없습니다. “시뮬레이션”에서 방식을 자동으로 두거나 상태 벡터를 고르세요.
run-power-too-large = { $instruction }번째 명령: { $gate }은(는) 큐비트 { $qubits }개에 작용합니다. 정수가 아닌 거듭제곱은 큐비트 { $limit }개까지의 게이트에서 계산할 수 있습니다.
run-endless-loop = { $instruction }번째 명령: 이 반복문이 { $limit }단계가 지나도 끝나지 않습니다. 조건을 확인하세요.
run-division-by-zero = { $instruction }번째 명령: 0으로 나눕니다.
run-negative-exponent = { $instruction }번째 명령: 지수 { $exponent }이(가) 음수입니다.
run-negative-shift = { $instruction }번째 명령: { $bits }비트만큼 시프트할 수 없습니다.
run-no-such-bit = { $instruction }번째 명령: { $width }비트 수에는 비트 { $index }이(가) 없습니다.
run-too-wide = { $instruction }번째 명령: { $width }비트는 하나의 수로 읽기에 너무 많습니다. { $limit }비트까지 가능합니다.
run-crashed = 계산이 { $attempts }번 중단되어 그만두었습니다. 회로는 그대로입니다. 큐비트나 샷 수를 줄이면 될 수 있습니다.
run-unavailable = 계산 프로그램을 시작하지 못했습니다. 연결을 확인하고 페이지를 새로 고친 뒤 다시 실행하세요. 회로는 보존됩니다.
backend-noise-free = 잡음 없음
backend-noisy = 잡음 있음
backend-qubits = 최대 { $count }큐비트
backend-qubits-clifford = 최대 { $double }큐비트, 단정밀도로 { $single }큐비트, 클리퍼드 게이트만 있으면 { $count }큐비트
gauge-small = 메모리가 많아야 { $bytes } 필요합니다.
gauge-state = 쓰이는 큐비트 { $qubits }개의 상태 벡터에 메모리 { $bytes }이(가) 필요합니다. 여기에서는 { $limit }까지 쓸 수 있습니다.
gauge-stabilizers = 안정자로 실행합니다. 쓰이는 큐비트 { $qubits }개에 메모리 { $bytes }이(가) 듭니다.
gauge-too-large = 쓰이는 큐비트 { $qubits }개의 상태 벡터에는 메모리 { $bytes }이(가) 필요한데 여기에서는 { $limit }까지 쓸 수 있습니다. 이대로는 실행할 수 없습니다.
gauge-fewer = 쓰이는 큐비트는 { $double }개까지, 단정밀도로는 { $single }개까지 들어갑니다.
gauge-clifford = 클리퍼드 게이트만 있는 회로는 큐비트 수에 상관없이 안정자로 실행합니다.
gauge-tight = 이 기기의 메모리는 { $device }라고 합니다. 실행이 느리거나 실패할 수 있습니다.
gauge-single = 단정밀도 쓰기
gauge-automatic = 방식을 자동으로 두기
simulation-title = 시뮬레이션
simulation-method = 방식
simulation-precision = 정밀도
simulation-automatic = 자동
simulation-statevector = 상태 벡터
simulation-stabilizer = 안정자
simulation-double = 배정밀도
simulation-single = 단정밀도
simulation-automatic-help = 클리퍼드 회로는 계산량이 뚜렷이 줄어들면 안정자로, 나머지는 모두 상태 벡터로 실행합니다.
simulation-statevector-help = 쓰이는 큐비트의 모든 진폭을 계산합니다. 어떤 게이트든 되지만, 큐비트가 하나 늘 때마다 메모리와 시간이 두 배가 됩니다.
simulation-stabilizer-help = 클리퍼드 게이트(H, S, CX, 파울리 게이트 등)만 되지만, 큐비트 수에 상관없이 적은 메모리로 정확하게 계산합니다.
simulation-double-help = 진폭마다 16바이트, 반올림 오차는 약 10⁻¹⁶입니다.
simulation-single-help = 진폭마다 8바이트여서 메모리는 절반, 시간은 절반쯤 들고 큐비트가 하나 더 들어갑니다. 반올림 오차는 약 10⁻⁷입니다.
simulation-on-stabilizers = 안정자
simulation-on-state-double = 상태 벡터, 배정밀도
simulation-on-state-single = 상태 벡터, 단정밀도

## 결과

results-title = 결과
results-none = 회로를 실행하면 각 결과가 몇 번 나오는지 볼 수 있습니다.
results-noise-free = 잡음 없음
results-noisy = 잡음 있음
results-capsule = { $backend }({ $simulation })에서 { $shots ->
       *[other] { $grouped }
    }샷, 시드 { $seed }.
results-capsule-precision = { $backend }({ $simulation })에서 정밀도 { $precision }을 위해 기저마다 { $shots ->
       *[other] { $grouped }
    }샷, 시드 { $seed }.
results-capsule-exact = { $backend }({ $simulation })에서 구한 정확한 값, 시드 { $seed }.
results-old = 이 실행 뒤에 회로가 바뀌었습니다.
results-old-request = 이 실행 뒤에 매개변수나 설정이 바뀌었습니다.
results-single-set = { $values }일 때.
results-registers = 고전 레지스터
results-caption = 레지스터 { $register }: 서로 다른 결과 { $outcomes }개.
results-bit-order = 비트 0이 가장 오른쪽입니다.
results-bit-order-turned = 비트 0이 가장 왼쪽입니다.
bit-order-turn = 비트 0을 왼쪽에
results-pubs = PUB
results-set = 매개변수 집합 (1~{ $count })
results-set-wrong = 1부터 { $max }까지의 정수. 지금도 { $shown }번 집합을 보여 줍니다.
results-order = 순서
results-order-value = 값 순
results-order-value-desc = 값이 큰 것부터
results-order-count = 자주 나온 것부터
results-order-count-asc = 드물게 나온 것부터
results-order-hamming = 해밍 거리 순
results-target = 거리의 기준
results-target-wrong = { $bits ->
       *[other] 0 또는 1로 된 비트 { $bits }개를 적으세요.
    }
results-keep = 막대 수
results-keep-fitting = 들어가는 만큼
results-keep-wrong = 1부터 { $max }까지의 정수.
results-probability = 확률
results-log = 로그 눈금
results-keep-run = 비교용으로 남기기
results-kept = 비교용으로 남긴 실행
results-other-bits = 여기에는 없습니다: 결과가 { $bits }비트입니다.
results-run-name = 실행의 이름
results-remove = { $name } 지우기
results-this-run = 이번 실행
results-seed = 시드 { $seed }
results-save = 파일로 저장
results-save-failed = 브라우저가 이 파일을 만들지 못했습니다.
results-observable = 관측량
results-observables = 관측량
results-value = 기댓값
results-error = 표준 오차
results-value-short = 값
results-error-short = 오차
results-values = 기댓값과 그 표준 오차입니다.
results-values-table = 기댓값 표
results-lines = 기댓값이며, 오차 막대는 표준 오차 하나입니다.
results-lines-some = 관측량 { $all }개 가운데 처음 { $shown }개의 기댓값이며, 오차 막대는 표준 오차 하나입니다.
results-heat = { $observable }의 기댓값입니다.
results-qubit-order = 관측량의 글자는 차례로 { $qubits }에 대한 것입니다.
results-no-chart = 그림으로 그리기에는 값이 너무 많거나, 바뀌는 축이 너무 많습니다.
results-axis = { $name }
results-axis-sets = 매개변수 집합
results-counts = 횟수
results-rest = 나머지
results-outcome = 결과
results-share = 비율
results-table = 횟수 표
results-more = 더 보기 ({ $count }개 숨김)

## 코드

code-title = 코드
code-tabs = 언어
code-hint = 글로 쓴 회로입니다. 프로그램을 입력하거나 붙여 넣으면 회로가 바뀝니다.
code-hint-other = { $language }로 쓴 회로입니다. 여기에 입력하면 이것이 문서의 언어가 됩니다. 실행 취소하면 이전 글이 돌아옵니다.
code-hint-script = 스크립트로 쓴 회로입니다. 복사해 Qiskit이 설치된 곳에서 실행하세요.
code-losses = 이 { $format } 글에 없는 것:
code-unwritable = 이 회로는 { $format }로 쓸 수 없습니다:
code-kept = 이 글은 아직 회로가 아니어서 회로는 이전 그대로입니다.
code-discard = 글 버리기
code-place = { $line }행 { $column }열:
code-more = …그 밖에 { $count }개.
code-copy = 복사
code-tab-indents = Tab 키로 들여쓰기
copy-done = 복사했습니다.
copy-refused = 브라우저가 복사를 허용하지 않습니다. 글을 선택해 키보드로 복사하세요.

## 파일과 링크

file-menu = 파일
file-open = 파일 열기…
file-save-openqasm = OpenQASM 3으로 저장
file-save-openqasm-for-qiskit = Qiskit용 OpenQASM 3으로 저장
file-save-openqasm-two = OpenQASM 2로 저장
file-save-qiskit = Qiskit 스크립트로 저장
file-save-document = Ketpad 문서로 저장
file-share = 링크로 공유…
file-drop = 파일을 놓으면 열립니다
file-too-large = “{ $file }”은(는) { $limit } MiB보다 커서 열지 않았습니다.
file-no-text = “{ $file }”은(는) 글이 아니어서 열지 않았습니다. OpenQASM 프로그램과 Ketpad 문서를 열 수 있습니다.
file-unreadable = “{ $file }”을(를) 읽지 못했습니다. 옮겨졌거나 바뀌었을 수 있으니 다시 선택해 주세요.
file-wrong = “{ $file }”은(는) 아직 회로가 아닙니다. 글과 잘못된 점은 코드 아래에 있고, 회로는 이전 그대로입니다.
file-damaged = “{ $file }”은(는) 온전한 Ketpad 문서가 아니어서 열지 않았습니다.
file-version = “{ $file }”은(는) 더 새로운 Ketpad(형식 버전 { $version })에서 만든 것이어서 열지 않았습니다.
save-title = 저장
save-losses = “{ $file }”에는 문서의 모든 것이 들어가지 않습니다:
save-unwritable = “{ $file }”을(를) 쓸 수 없습니다. 이 회로에 있는 것이 그 형식에는 없습니다:
save-anyway = 그래도 저장
save-cancel = 취소
share-title = 링크로 공유
share-what = 링크에는 프로그램, 매개변수의 값, 샷 수, 시드만 들어 있습니다. 주소의 이 부분은 브라우저가 보내지 않으므로 어느 서버에도 전해지지 않습니다.
share-unfinished = 텍스트에 오류가 있어, 링크에는 그 전의 프로그램, 곧 그림에 보이는 회로가 들어 있습니다. 아직 끝나지 않은 부분은 들어 있지 않습니다.
share-link = 링크, { $count }자
share-long = 일부 채팅과 메일 프로그램은 { $limit }자보다 긴 링크를 자릅니다. 그럴 때는 파일로 저장하는 편이 안전합니다.
share-copy = 링크 복사
share-damaged = 링크가 손상되었습니다. 일부가 빠졌거나 도중에 바뀌었습니다. 아무것도 열지 않았습니다.
share-too-large = 링크에 담기에는 너무 큽니다. 링크에는 최대 { $limit }바이트가 들어갑니다. 파일로 저장하세요.
share-version = 더 새로운 Ketpad(형식 버전 { $version })에서 만든 링크입니다. 아무것도 열지 않았습니다.
earlier-kept = 링크를 열었습니다. 전에 있던 회로는 보관되어 있습니다.
earlier-back = 되돌리기

## 실시간 상태

live-title = 상태
live-table = 진폭 표
live-hint = 마지막 측정 전에 회로가 만드는 상태입니다.
live-bit-order = 큐비트 0이 가장 오른쪽입니다.
live-bit-order-turned = 큐비트 0이 가장 왼쪽입니다.
live-pending = 포인터를 움직이거나 화면을 터치하거나 키를 누르면 바로 계산합니다.
live-too-wide = { $max }큐비트까지 보여 줍니다.
live-no-single-state = 측정이나 초기화 뒤에도 회로가 이어지므로 최종 상태가 하나가 아닙니다. 실행해서 횟수를 보세요.
live-state = 상태
live-probability = 확률
live-amplitude = 진폭
live-phase = 위상
live-all = { $count }개 모두 보기
live-fewer = 확률이 높은 것만 보기

## 작업 보존

saved-damaged = 저장된 회로가 손상되어 따로 옮겨 두었습니다. 그대로 내려받을 수 있습니다.
saved-version = 저장된 회로가 더 새로운 Ketpad(형식 버전 { $version })의 것이어서 따로 옮겨 두었습니다. 그대로 내려받을 수 있습니다.
saved-download = 내려받기
store-unavailable = 이 브라우저는 페이지가 아무것도 보존하지 못하게 합니다. 페이지를 닫으면 회로가 사라지니 OpenQASM을 복사해 두세요.
store-full = 브라우저 저장 공간이 가득 차서 변경이 보존되지 않습니다. 공간을 비우거나 회로의 OpenQASM을 복사해 두세요.
saved-elsewhere = 다른 탭에서도 Ketpad이 열려 있어 그 회로를 저장합니다. 다음에 열면 마지막에 바뀐 회로가 있습니다.
banner-dismiss = 닫기

## 단축키

help-title = 단축키
help-where = 초점이 회로에 있을 때 동작합니다.
help-close = 닫기
key-arrows = 다른 칸으로 이동
key-home-end = 선의 처음 또는 끝
key-corners = 회로의 첫 칸 또는 마지막 칸
key-enter = 든 게이트 놓기, 또는 세부 정보 보기
key-shift-enter = 가장 가까운 블록 안에 놓기, 또는 하나 더 선택
key-open = 회로가 정의한 게이트의 안을 보기, 또는 닫기
key-delete = 게이트 지우기
key-move-column = 게이트를 한 열 옮기기
key-move-wire = 게이트의 이 끝을 한 선 옮기기
key-escape = 든 게이트 내려놓기
key-undo = 실행 취소
key-redo = 다시 실행

## OpenQASM: 프로그램에서 잘못된 점

qasm-source-too-long = 글의 길이가 { $bytes }바이트입니다. 최대 { $limit }바이트까지 읽을 수 있습니다.
qasm-too-deep = 여기는 { $limit }단계보다 깊게 중첩되어 있습니다.
qasm-too-large = 이것까지 넣으면 연산이 회로에 들어갈 수 있는 수를 넘습니다.
qasm-too-many-bits = 회로에는 종류별로 비트가 최대 { $limit }개입니다.
qasm-too-many-errors = 오류가 { $limit }개를 넘어 나머지는 나열하지 않았습니다.
qasm-unknown-character = “{ $text }”은(는) OpenQASM에서 뜻이 없습니다.
qasm-unterminated-comment = 이 주석은 */로 닫히지 않았습니다.
qasm-unterminated-text = 이 문자열은 같은 줄에서 닫는 따옴표가 없습니다.
qasm-malformed-number = “{ $text }”은(는) 수가 아닙니다.
qasm-expected-mark = “{ $expected }”이(가) 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-name = 이름이 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-expression = 수나 식이 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-operand = 큐비트, 비트 또는 레지스터가 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-statement = 게이트나 선언이 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-version = 3.0과 같은 버전이 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-path = 따옴표로 묶은 파일 이름이 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-type = float와 같은 형식이 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-expected-end = 식 뒤에는 아무것도 없어야 하는데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-reserved-name = “{ $name }”은(는) 언어의 낱말이라 이름으로 쓸 수 없습니다.
qasm-unsupported = “{ $construct }”은(는) 아직 지원하지 않습니다.
qasm-unsupported-variable = “{ $name }” 형식의 변수는 아직 지원하지 않습니다. 바뀌지 않는 값은 const로 쓸 수 있습니다.
qasm-unsupported-input = “{ $name }” 형식의 입력은 아직 지원하지 않습니다. float와 angle은 지원합니다.
qasm-remark-ignored = “{ $construct }”은(는) 다른 도구에 하는 말이라 무시했습니다.
qasm-output-ignored = 여기서는 모든 고전 레지스터가 결과이므로 output은 무시했습니다.
qasm-misplaced-version = 언어의 버전은 다른 모든 것보다 앞에 와야 합니다.
qasm-unknown-version = OpenQASM { $version }은(는) 없습니다. OPENQASM 3.0; 이라고 쓰세요.
qasm-unknown-include = “{ $path }”은(는) 포함할 수 없습니다. { $library }만 포함할 수 있습니다.
qasm-not-in-gate = 게이트 정의 안에는 게이트만 올 수 있고 “{ $construct }”은(는) 올 수 없습니다.
qasm-not-in-block = “{ $construct }”은(는) 블록 밖에만 올 수 있습니다.
qasm-measurement-without-target = 결과를 어디에 기록할지 쓰세요. 예: c[0] = measure q[0];
qasm-missing-include = “{ $gate }”에는 include "{ $library }"; 가 필요하며, 있는 것으로 보고 읽었습니다.
qasm-not-in-library = “{ $gate }”은(는) { $library }에 없어서 Qiskit이 그렇게 부르는 게이트로 읽었습니다.
qasm-other-name = “{ $gate }”은(는) { $library }에 없어서 “{ $meant }”(으)로 읽었습니다.
qasm-outside-loop = “{ $construct }”이(가) 반복문 안에 있지 않습니다.
qasm-case-behind-default = switch의 default 뒤에는 아무것도 올 수 없습니다.
qasm-duplicate-case = 값 { $value }의 case가 이미 있습니다.
qasm-loop-written-out = “{ $name }”이(가) 큐비트나 비트를 고르는데, 회로의 반복문은 그렇게 할 수 없습니다. 그래서 각 회차({ $rounds })를 차례로 펼쳐 썼습니다.
qasm-not-written-out = 이 반복문의 변수가 큐비트나 비트를 고르므로 회차를 펼쳐 써야 하지만, “{ $construct }”이(가) 있으면 그럴 수 없습니다.
qasm-only-open-qasm-3 = “{ $construct }”은(는) OpenQASM 3입니다. 쓰려면 OPENQASM 3.0; 과 include "stdgates.inc"; 로 시작하세요.
qasm-assigned-measurement = OpenQASM 2에서는 측정을 measure q[0] -> c[0]; 로 씁니다.
qasm-name-spelling = “{ $name }”은(는) OpenQASM 2의 이름이 될 수 없습니다. 이름은 소문자로 시작하고 영문자, 숫자, _ 로 이루어집니다.
qasm-expected-integer = 정수가 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-leading-zeros = “{ $text }”은(는) 0으로 시작합니다. OpenQASM 2의 정수는 0으로 시작하지 않습니다.
qasm-expected-conditioned = 조건 뒤에는 게이트, measure, reset이 올 자리인데 { $at-end ->
        [yes] 글이 끝났습니다
       *[no] “{ $found }”이(가) 있습니다
    }.
qasm-large-condition = 레지스터와 비교하는 수는 { $limit }까지입니다.
qasm-delay-steps = 지연은 0 이상의 정수 개의 시간 단계입니다.
qasm-unknown-gate = “{ $name }”이라는 게이트는 없습니다{ $has-nearest ->
        [yes] . “{ $nearest }”을(를) 쓰려던 것인가요?
       *[no] .
    }
qasm-unknown-register = “{ $name }”이라는 레지스터는 없습니다{ $has-nearest ->
        [yes] . “{ $nearest }”을(를) 쓰려던 것인가요?
       *[no] .
    }
qasm-unknown-constant = “{ $name }”이라는 상수나 매개변수는 없습니다{ $has-nearest ->
        [yes] . “{ $nearest }”을(를) 쓰려던 것인가요?
       *[no] .
    }
qasm-unknown-function = “{ $name }”이라는 함수는 없습니다{ $has-nearest ->
        [yes] . “{ $nearest }”을(를) 쓰려던 것인가요?
       *[no] .
    }
qasm-redefined = “{ $name }”은(는) 이미 쓰고 있는 이름입니다.
qasm-recursive-gate = 게이트 “{ $name }”은(는) 자기 자신으로 만들 수 없습니다.
qasm-not-a-gate = “{ $name }”은(는) 게이트가 아닙니다.
qasm-not-qubits = “{ $name }”은(는) 큐비트나 양자 레지스터가 아닙니다.
qasm-not-bits = “{ $name }”은(는) 비트나 고전 레지스터가 아닙니다.
qasm-not-a-number = “{ $name }”은(는) 수가 아닙니다.
qasm-qubit-count = “{ $gate }”은(는) 큐비트 { $expected }개에 작용하는데 { $found }개가 주어졌습니다.
qasm-param-count = “{ $gate }”은(는) 매개변수 { $expected }개를 받는데 { $found }개가 주어졌습니다.
qasm-repeated-qubit = “{ $gate }”에 큐비트 “{ $qubit }”이(가) 두 번 주어졌습니다.
qasm-size-mismatch = 한 연산의 레지스터는 크기가 같아야 합니다: “{ $first }”은(는) { $first_size }, “{ $second }”은(는) { $second_size }.
qasm-measurement-sizes = 큐비트 수({ $qubits })와 비트 수({ $bits })가 같아야 합니다.
qasm-index-out-of-range = “{ $register }”의 크기는 { $size }이므로 { $index }번 요소는 없습니다.
qasm-empty-range = 범위가 비어 있습니다.
qasm-zero-step = 범위의 간격은 0일 수 없습니다.
qasm-indexed-argument = 게이트의 인수 “{ $name }”은(는) 큐비트 하나라서 요소가 없습니다.
qasm-register-size = 레지스터의 크기는 1 이상이어야 하며 { $found }일 수 없습니다.
qasm-control-count = 제어 큐비트의 수는 1 이상이어야 하며 { $found }일 수 없습니다.
qasm-array-length = 배열의 길이는 1 이상이어야 하며 { $found }일 수 없습니다.
qasm-not-a-duration = “{ $expr }”은(는) 100ns처럼 정해진 시간 길이가 아닙니다.
qasm-operand-types = “{ $operator }”(으)로 “{ $left }”와(과) “{ $right }”을(를) 이을 수 없습니다.
qasm-operand-type = “{ $operator }”은(는) “{ $operand }”에 쓸 수 없습니다.
qasm-assigned-types = “{ $name }”은(는) “{ $expected }” 형식이라 “{ $found }” 형식의 값을 받을 수 없습니다.
qasm-not-assignable = “{ $name }”에는 다른 값을 줄 수 없습니다.
qasm-no-elements = “{ $kind }” 형식의 값에는 고를 수 있는 비트가 없습니다.
qasm-width = 수의 비트는 1개에서 { $limit }개까지이며 { $found }개일 수 없습니다.
qasm-register-too-wide = “{ $register }”의 비트는 { $size }개입니다. 수로 쓰려면 최대 { $limit }개여야 합니다.
qasm-too-many-parameters = 회로에는 매개변수가 최대 { $limit }개입니다.
qasm-too-many-variables = 회로에는 변수가 최대 { $limit }개입니다.
qasm-not-constant = “{ $expr }”은(는) 회로를 실행해야 알 수 있습니다. 여기서는 그 전에 정해져 있어야 합니다.
qasm-only-known-numbers = “{ $expr }”은(는) 미리 정해진 수로만 계산할 수 있습니다. 매개변수와 변수에는 +, -, *, /, **와 함수 { $functions }만 쓸 수 있습니다.
qasm-power-sign = “^”은(는) 미리 정해진 정수의 비트를 다루는 연산자입니다. 거듭제곱은 “**”로 쓰세요.
qasm-outside-gate = 게이트는 자신의 매개변수와 상수만 쓸 수 있고 “{ $name }”은(는) 쓸 수 없습니다.
qasm-not-finite = “{ $expr }”은(는) 유한한 수가 아닙니다.
qasm-not-an-integer = “{ $expr }”은(는) 정수가 아닙니다.
qasm-argument-count = “{ $function }”은(는) 인수 { $expected }개를 받는데 { $found }개가 주어졌습니다.
qasm-integer-division = “{ $expr }”을(를) { $value }(으)로 읽었습니다. OpenQASM은 정수끼리 나눌 때 나머지를 버리므로 한쪽에 소수점을 붙이세요.
qasm-integer-quotient = “{ $expr }”을(를) 소수까지 나누는 것으로 읽었습니다. OpenQASM은 정수끼리 나눌 때 나머지를 버리므로 한쪽을 float(…)로 감싸세요.

## Writing: what a format cannot hold

loss-global-phase = 전역 위상은 빠집니다. 어떤 측정으로도 구별되지 않습니다.
loss-barrier-label = 배리어의 이름표는 주석으로만 남습니다.
loss-barrier-under-condition = 조건 아래의 배리어는 빠집니다.
loss-delay = “{ $delay }”은(는) 빠집니다. 실제 장치에서는 이 시간이 의미가 있습니다.
loss-barrier-in-definition = 게이트 정의 안의 배리어는 빠집니다.
loss-loose-bits = 레지스터 밖의 비트는 1비트짜리 레지스터가 됩니다.
loss-hardware-qubits = 장치의 큐비트는 보통 레지스터가 됩니다.
loss-vectors = 매개변수 벡터는 원소마다 매개변수 하나가 됩니다.
loss-renamed = “{ $name }”은(는) 그곳에서 이름으로 쓸 수 없어 “{ $written }”(으)로 바뀝니다.
loss-shared-name = “{ $name }”은(는) stdgates.inc에 있는 게이트의 이름이기도 해서 Ketpad만 읽을 수 있습니다.
loss-opaque = “{ $gate }”에는 정의가 없어서 OpenQASM 3으로는 Ketpad만 읽을 수 있습니다.
loss-many-levels = 블록이 여러 겹이라 Qiskit에서는 “sys.setrecursionlimit(10000)”을 먼저 실행해야 읽을 수 있습니다.
loss-simulated-by-aer = 회로가 실행 중에 갈라지므로 이 스크립트는 Qiskit Aer로 시뮬레이션합니다.
loss-no-simulator = 이 회로가 계산하는 값은 Qiskit으로 시뮬레이션할 수 없어서 스크립트는 회로를 만들기만 합니다.
loss-parameters = “{ $name }” 같은 매개변수는 쓸 수 없습니다.
loss-undefined = “{ $gate }”처럼 정의가 없는 게이트는 쓸 수 없습니다.
loss-modified = 수식된 게이트 “{ $gate }”은(는) 쓸 수 없습니다.
loss-formula = 식 “{ $formula }”은(는) 쓸 수 없습니다.
loss-condition = “{ $condition }” 같은 조건은 쓸 수 없습니다.
loss-value = “{ $value }”은(는) 회로가 실행되는 동안 계산할 수 없습니다.
loss-operation = “{ $operation }”은(는) 쓸 수 없습니다.
loss-condition-written = “{ $register }”에 대한 조건 아래의 연산들이 마지막 연산 전에 그 값을 바꿉니다.
loss-variable = “{ $name }” 같은 변수는 쓸 수 없습니다.
loss-mixed-qubits = 장치의 큐비트와 다른 큐비트를 한 프로그램에 함께 쓸 수 없습니다.
loss-too-long = 글이 너무 길어집니다.

## 프리미티브의 옵션

option-group-general = 일반
option-group-environment = 작업
option-group-simulator = 시뮬레이터
option-group-dynamical-decoupling = 동적 디커플링
option-group-execution = 실행
option-group-twirling = 트월링
option-group-resilience = 오류 완화
option-group-resilience-measure-noise-learning = 측정 오류 학습
option-group-resilience-zne = 영잡음 외삽
option-group-resilience-pec = 확률적 오류 상쇄
option-group-resilience-layer-noise-learning = 층 잡음 학습
option-help-max-execution-time = 작업이 양자 프로세서를 쓸 수 있는 가장 긴 시간입니다. 넘으면 작업이 취소됩니다.
option-help-environment-log-level = 작업이 로그에 얼마나 자세히 남길지 정합니다.
option-help-environment-job-tags = 작업을 찾을 때 쓰는 태그입니다.
option-help-environment-private = 작업을 보낸 사람만 입력과 결과를 읽을 수 있고, 결과는 한 번만 읽을 수 있게 합니다.
option-help-default-shots = 샷 수를 따로 정하지 않은 회로에 쓸 샷 수입니다. Estimator에서는 기본 정밀도보다 우선합니다.
option-help-default-precision = 정밀도를 따로 정하지 않은 회로에서 목표로 하는 기댓값의 표준 오차입니다. 0이면 정확한 값을 계산하며, 시뮬레이션에서만 쓸 수 있습니다.
option-help-resilience-level = 오류를 얼마나 줄일지 정합니다. 0은 아무것도 하지 않고, 1은 측정 오류를, 2는 게이트의 잡음까지 줄입니다. 높을수록 오래 걸립니다.
option-help-seed-estimator = 난수의 시드입니다. 시드가 같으면 값도 같습니다.
option-help-simulator-noise-model = 시뮬레이터가 흉내 낼 잡음입니다.
option-help-simulator-seed-simulator = 시뮬레이터의 시드입니다. 시드가 같으면 결과도 같습니다.
option-help-simulator-coupling-map = 함께 2큐비트 게이트를 걸 수 있는 큐비트 쌍입니다. 순서도 게이트에 맞아야 합니다.
option-help-simulator-basis-gates = 회로에 쓸 수 있는 게이트의 이름입니다.
option-help-simulator-method = 회로를 시뮬레이션하는 방법입니다. 모든 진폭을 쓰거나, 스태빌라이저를 쓰거나, 일이 가장 적은 쪽을 고릅니다. 이 서비스에만 있습니다.
option-help-simulator-precision = 진폭의 정밀도입니다. single은 메모리를 절반만 쓰지만 덜 정확합니다. 이 서비스에만 있습니다.
option-help-dynamical-decoupling-enable = 기다리는 큐비트에 펄스를 넣어 상태를 덜 잃게 합니다.
option-help-dynamical-decoupling-sequence-type = 기다리는 큐비트에 넣을 펄스의 종류입니다.
option-help-dynamical-decoupling-extra-slack-distribution = 펄스를 넣고 남는 시간을 펄스 사이에 둘지 양 끝에 둘지 정합니다.
option-help-dynamical-decoupling-scheduling-method = 게이트를 되도록 늦게 실행할지 되도록 빨리 실행할지 정합니다.
option-help-dynamical-decoupling-skip-reset-qubits = 아직 바닥 상태인 큐비트에는 펄스를 넣지 않습니다.
option-help-execution-init-qubits = 샷마다 시작하기 전에 큐비트를 초기화합니다.
option-help-execution-rep-delay = 샷과 샷 사이의 시간입니다.
option-help-execution-meas-type = 측정에서 무엇을 얻을지 정합니다. 비트, 샷마다의 신호, 신호의 평균 가운데 하나입니다.
option-help-twirling-enable-gates = 2큐비트 게이트 앞뒤에 무작위 파울리 게이트를 넣어 실행합니다. 회로의 뜻은 그대로이고 잡음만 단순해집니다.
option-help-twirling-enable-measure = 무작위로 고른 큐비트를 측정 직전에 뒤집고 그 비트를 다시 뒤집어 측정 오류를 고르게 합니다.
option-help-twirling-num-randomizations = 무작위 게이트를 서로 다르게 넣은 회로의 수입니다.
option-help-twirling-shots-per-randomization = 그런 회로마다의 샷 수입니다.
option-help-twirling-strategy = 한 층에서 어느 큐비트에 적용할지 정합니다. 그 층에 게이트가 있는 큐비트, 그 층까지 게이트가 있던 큐비트, 회로 어디든 게이트가 있는 큐비트, 모든 큐비트 가운데 하나입니다.
option-help-resilience-measure-mitigation = 측정 오류를 학습해 기댓값에서 없앱니다.
option-help-resilience-measure-noise-learning-num-randomizations = 측정 오류를 학습하는 무작위 회로의 수입니다.
option-help-resilience-measure-noise-learning-shots-per-randomization = 그런 회로마다의 샷 수입니다.
option-help-resilience-zne-mitigation = 잡음을 여러 세기로 키워 값을 구한 뒤 잡음이 없을 때의 값을 어림합니다.
option-help-resilience-zne-amplifier = 잡음을 키우는 방법입니다. 게이트를 했다가 되돌리기를 거듭하거나, 학습한 잡음을 더 넣습니다.
option-help-resilience-zne-noise-factors = 잡음을 몇 배로 키울지 정합니다. 1은 원래 잡음입니다.
option-help-resilience-zne-extrapolator = 차례로 맞춰 볼 곡선입니다. 잘 맞는 첫 곡선을 씁니다.
option-help-resilience-zne-extrapolated-noise-factors = 값을 구할 잡음의 세기입니다. 0은 잡음이 없는 경우입니다.
option-help-resilience-pec-mitigation = 학습한 잡음을 무작위 게이트로 상쇄합니다. 치우침이 없지만 샷이 훨씬 많이 듭니다.
option-help-resilience-pec-max-overhead = 샷이 최대 몇 배까지 늘어도 되는지 정합니다. 모자라면 잡음이 조금 남습니다.
option-help-resilience-pec-noise-gain = 잡음을 얼마나 남길지 정합니다. 0은 모두 없애고, 1은 그대로 두며, 1보다 크면 더 키웁니다.
option-help-resilience-layer-noise-learning-max-layers-to-learn = 잡음을 학습할 게이트 층의 최대 수입니다. 자주 나오는 층부터 학습합니다.
option-help-resilience-layer-noise-learning-shots-per-randomization = 층의 잡음을 학습하는 무작위 회로마다의 샷 수입니다.
option-help-resilience-layer-noise-learning-num-randomizations = 층을 학습할 때 깊이마다 쓰는 무작위 회로의 수입니다.
option-help-resilience-layer-noise-learning-layer-pair-depths = 학습 회로에 층의 쌍을 몇 개씩 넣을지 정합니다.
option-help-resilience-layer-noise-model = 미리 학습해 둔 층의 잡음입니다. 주어지면 다시 학습하지 않습니다.
option-help-experimental = 이 버전이 모르는 옵션입니다. 아는 이름은 밖에 적은 것과 같습니다.
option-unset-nothing = 없음
option-unset-program-limit = 서비스가 허용하는 최대 시간
option-unset-backend = 백엔드의 기본값
option-unset-random = 무작위
option-unset-noise-factors = 0과 잡음 배수
option-idle-without-noise = 잡음이 없어 영향 없음
option-idle-without-service = 서비스에서 실행되는 작업에만 해당하여 영향 없음
option-idle-without-device = 여기서는 모든 큐비트에 모든 게이트를 쓸 수 있어 영향 없음
option-idle-overridden = { $path }이(가) 우선하여 영향 없음
option-refused-no-noise = 쓸 수 없음: 여기서는 잡음을 시뮬레이션하지 않습니다
option-refused-no-signals = 쓸 수 없음: 여기서 측정은 비트만 줍니다
option-refused-always-reset = 쓸 수 없음: 여기서 큐비트는 샷마다 바닥 상태에서 시작합니다
option-refused-not-known = 쓸 수 없음: 여기서는 이런 실험 옵션을 모릅니다
option-refused-only-simulated = 쓸 수 없음: 시뮬레이션에서만 할 수 있습니다
option-unit-seconds = 초
option-unit-shots = 샷
option-error-unknown = { $path } 옵션은 없습니다.
option-error-unknown-nearest = { $path } 옵션은 없습니다. { $nearest }을(를) 뜻하셨나요?
option-error-not-a-group = { $path } 값이 { $value }입니다. 옵션을 담은 객체여야 합니다.
option-error-not-allowed = { $path } 값이 { $value }입니다. 가능한 값: { $allowed }.
option-error-not-both = { $first }와(과) { $second }이(가) 모두 true입니다. 둘 중 하나를 false로 바꾸세요.
option-error-not-switched-on = { $path }이(가) 설정되었지만 { $switch }이(가) true로 설정되지 않았습니다.
option-error-too-few-factors = { $extrapolators }에 있는 { $extrapolator }에는 { $factors } 값이 { $needed }개 필요한데 { $found }개뿐입니다.
option-error-refused = { $path } 값이 { $value }입니다 – { $why }.
option-kind-bool = true 또는 false
option-kind-int = 정수
option-kind-float = 수
option-kind-choice = { $words } 중 하나
option-kind-text = 텍스트
option-kind-choices = { $words } 중 하나 이상
option-kind-ints = 정수 목록
option-kind-floats = 수 목록
option-kind-texts = 텍스트 목록
option-kind-pairs = 큐비트 쌍 목록
option-kind-object = 객체
option-kind-objects = 객체 또는 객체 목록
option-limit-at-least = { $min } 이상
option-limit-above = { $min } 초과
option-limit-at-most = { $max } 이하
option-limit-entries = 최대 { $entries }개, 각각 최대 { $characters }자
option-also-auto = 또는 auto
option-also-no-limit = 또는 제한이 없으면 null
option-also-null = 또는 null
options-title = 옵션
options-set = { $count }개 설정됨
options-wrong = 문제 { $count }개
options-unset = 설정 안 함: { $value }
run-without-effect = 설정했지만 효과가 없는 옵션: { $paths }.
