;; Operands that stand for locals or constants: they must keep the value they had when they were
;; pushed, whatever is set afterwards, and on every path.
(module
  (func (export "swap") (param $a i32) (param $b i32) (result i32 i32)
    local.get $b
    local.get $a)
  (func (export "swap-in-place") (param $a i32) (param $b i32) (result i32 i32)
    local.get $a
    local.get $b
    local.set $a
    local.set $b
    local.get $a
    local.get $b)
  (func (export "old-value") (param $a i32) (result i32 i32 i32)
    local.get $a
    local.get $a
    i32.const 10
    i32.add
    local.set $a
    local.get $a
    i32.const 0
    local.set $a
    local.get $a)
  (func (export "tee-chain") (param $a i32) (result i32 i32 i32)
    (local $b i32)
    local.get $a
    local.get $a
    i32.const 1
    i32.add
    local.tee $b
    local.tee $a
    local.get $b
    i32.const 7
    local.set $b
    i32.const 9
    local.set $a)
  (func (export "same-local") (param $a i32) (result i32)
    local.get $a
    local.tee $a
    local.set $a
    local.get $a)
  (func (export "set-in-arm") (param $a i32) (param $c i32) (result i32 i32)
    local.get $a
    (if (local.get $c) (then (local.set $a (i32.const 100))))
    local.get $a)
  (func (export "set-in-loop") (param $n i32) (result i32 i32)
    (local $i i32)
    local.get $i
    (loop $l
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $l (i32.lt_s (local.get $i) (local.get $n))))
    local.get $i)
  (func (export "both-sides") (param $a i32) (result i32)
    (i32.sub (local.get $a) (local.tee $a (i32.mul (local.get $a) (i32.const 3)))))
  (func (export "result-to-operand") (param $x i32) (result i32)
    (local.set $x (i32.add (local.get $x) (local.get $x)))
    (local.set $x (i32.mul (local.get $x) (local.get $x)))
    local.get $x)
  (func (export "alias-below-patched") (param $x i32) (result i32 i32)
    local.get $x
    local.get $x
    i32.const 5
    i32.mul
    local.set $x
    local.get $x)
  (func (export "constants") (result i32 i64 f32 f64 i32)
    i32.const -1
    i64.const -9223372036854775808
    f32.const -0
    f64.const 1e300
    i32.const 2147483647)
  (func (export "left-constant") (param $x i32) (result i32 i32 i32)
    (i32.sub (i32.const 10) (local.get $x))
    (i32.shl (i32.const 1) (local.get $x))
    (i32.add (i32.const 10) (local.get $x)))
  (func (export "wide-constant") (param $x i64) (result i64 i64 i64)
    (i64.add (local.get $x) (i64.const 0x80000000))
    (i64.add (local.get $x) (i64.const -0x80000000))
    (i64.sub (local.get $x) (i64.const -0x80000000)))
  (func (export "sub-min") (param $x i32) (result i32)
    (i32.sub (local.get $x) (i32.const 0x80000000)))
  (func (export "shift-count") (param $x i32) (result i32 i32 i32)
    (i32.shl (local.get $x) (i32.const 33))
    (i32.shr_u (local.get $x) (i32.const -1))
    (i32.shr_s (local.get $x) (i32.const 32)))
  (func (export "both-constant") (result i32)
    (i32.add (i32.const 40) (i32.const 2)))
  (func (export "select") (param $c i32) (param $a i32) (result i32 i64)
    (select (local.get $a) (i32.const 5) (local.get $c))
    (select (i64.const 1) (i64.const 2) (i32.eqz (local.get $c))))
  (func (export "drop-alias") (param $a i32) (result i32)
    local.get $a
    local.get $a
    drop
    i32.const 1
    local.set $a))

(assert_return (invoke "swap" (i32.const 1) (i32.const 2)) (i32.const 2) (i32.const 1))
(assert_return (invoke "swap-in-place" (i32.const 1) (i32.const 2)) (i32.const 2) (i32.const 1))
(assert_return (invoke "old-value" (i32.const 5)) (i32.const 5) (i32.const 15) (i32.const 0))
(assert_return (invoke "tee-chain" (i32.const 5)) (i32.const 5) (i32.const 6) (i32.const 6))
(assert_return (invoke "same-local" (i32.const 3)) (i32.const 3))
(assert_return (invoke "set-in-arm" (i32.const 5) (i32.const 0)) (i32.const 5) (i32.const 5))
(assert_return (invoke "set-in-arm" (i32.const 5) (i32.const 1)) (i32.const 5) (i32.const 100))
(assert_return (invoke "set-in-loop" (i32.const 4)) (i32.const 0) (i32.const 4))
(assert_return (invoke "both-sides" (i32.const 7)) (i32.const -14))
(assert_return (invoke "result-to-operand" (i32.const 3)) (i32.const 36))
(assert_return (invoke "alias-below-patched" (i32.const 3)) (i32.const 3) (i32.const 15))
(assert_return (invoke "constants")
  (i32.const -1) (i64.const 0x8000000000000000) (f32.const -0) (f64.const 1e300)
  (i32.const 0x7fffffff))
(assert_return (invoke "left-constant" (i32.const 3)) (i32.const 7) (i32.const 8) (i32.const 13))
(assert_return (invoke "wide-constant" (i64.const 1))
  (i64.const 0x80000001) (i64.const -0x7fffffff) (i64.const 0x80000001))
(assert_return (invoke "sub-min" (i32.const 1)) (i32.const 0x80000001))
(assert_return (invoke "shift-count" (i32.const -2)) (i32.const -4) (i32.const 1) (i32.const -2))
(assert_return (invoke "both-constant") (i32.const 42))
(assert_return (invoke "select" (i32.const 1) (i32.const 8)) (i32.const 8) (i64.const 2))
(assert_return (invoke "select" (i32.const 0) (i32.const 8)) (i32.const 5) (i64.const 1))
(assert_return (invoke "drop-alias" (i32.const 9)) (i32.const 9))

;; Operands that are many: calls with results above 15, 16, 32 and 64 of them.
(module
  (func $one (result i32) (i32.const 7))
  (func $f (result f64) (f64.const 0.5))
  (func $two (result i32 i64) (i32.const 7) (i64.const 2))
  (func (export "one-15") (result i32)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (call $one) (drop (call $f)) (call $two) drop
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add)
  (func (export "one-16") (result i32)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1)
    (call $one) (drop (call $f)) (call $two) drop
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add)
  (func (export "one-32") (result i32)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1)
    (call $one) (drop (call $f)) (call $two) drop
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add)
  (func (export "one-64") (result i32)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (i32.const 1) (i32.const 1) (i32.const 1) (i32.const 1)
    (call $one) (drop (call $f)) (call $two) drop
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add))
(assert_return (invoke "one-15") (i32.const 29))
(assert_return (invoke "one-16") (i32.const 30))
(assert_return (invoke "one-32") (i32.const 46))
(assert_return (invoke "one-64") (i32.const 78))

;; Operands that never are in slots of their own: locals and constants.
(module
  (func (export "aliases") (param $x i32) (result i32)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    (local.get $x) (i32.const 1) (local.get $x)
    drop drop drop drop drop drop drop drop drop drop drop
    drop drop drop drop drop drop drop drop drop drop drop
    drop drop drop drop drop drop drop drop drop drop drop
    drop drop drop drop drop drop drop drop drop
    local.get $x))
(assert_return (invoke "aliases" (i32.const 3)) (i32.const 3))
