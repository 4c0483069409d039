;; Constants on the operand stack get a slot when they are needed; not on one way only.
(module
  (func (export "returned-or-used") (param $x i32) (result i32)
    i32.const 5
    (br_if 0 (local.get $x))
    i32.const 7
    i32.add)
  (func (export "two-returned-or-used") (param $x i32) (result i32 f64)
    i32.const 5
    f64.const 2.5
    (br_if 0 (local.get $x))
    drop
    (block (param i32) (result i32) (i32.const 3) (i32.mul))
    f64.const 1)
  (func (export "table") (param $x i32) (result i32)
    (block $other (result i32)
      i32.const 40
      (i32.const 5)
      (br_table 1 $other (local.get $x)))
    i32.const 100
    i32.add)
  (func (export "null") (param $x funcref) (result i32)
    i32.const 9
    (drop (br_on_null 0 (local.get $x)))
    i32.const 1
    i32.add)
  (func $f)
  (func (export "not-null") (result i32)
    i32.const 9
    (drop (br_on_null 0 (ref.func $f)))
    i32.const 1
    i32.add)
  (export "f" (func $f)))

(assert_return (invoke "returned-or-used" (i32.const 0)) (i32.const 12))
(assert_return (invoke "returned-or-used" (i32.const 1)) (i32.const 5))
(assert_return (invoke "two-returned-or-used" (i32.const 0)) (i32.const 15) (f64.const 1))
(assert_return (invoke "two-returned-or-used" (i32.const 1)) (i32.const 5) (f64.const 2.5))
(assert_return (invoke "table" (i32.const 0)) (i32.const 5))
(assert_return (invoke "table" (i32.const 1)) (i32.const 105))
(assert_return (invoke "null" (ref.null func)) (i32.const 9))
(assert_return (invoke "not-null") (i32.const 10))
