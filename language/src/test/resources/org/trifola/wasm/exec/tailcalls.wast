;; Tail calls need no stack: to the function itself, to others, through tables and references.
(module
  (type $count (func (param i64 i64) (result i64)))
  (table funcref (elem $odd $even))
  (func $sum (export "sum") (type $count)
    (if (result i64) (i64.eqz (local.get 0))
      (then (local.get 1))
      (else
        (return_call $sum
          (i64.sub (local.get 0) (i64.const 1))
          (i64.add (local.get 1) (local.get 0))))))
  (func $swapping (export "swapping") (param $n i32) (param $a i32) (param $b i32) (result i32)
    (local $fresh i32)
    (if (local.get $fresh) (then (return (i32.const -1))))
    (if (i32.eqz (local.get $n)) (then (return (local.get $a))))
    (local.set $fresh (i32.const 1))
    (return_call $swapping
      (i32.sub (local.get $n) (i32.const 1)) (local.get $b) (local.get $a)))
  (func $even (export "even") (param $n i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n))
      (then (i32.const 1))
      (else (return_call $odd (i32.sub (local.get $n) (i32.const 1))))))
  (func $odd (param $n i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n))
      (then (i32.const 0))
      (else (return_call $even (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "through-table") (param $n i32) (result i32)
    (return_call_indirect (param i32) (result i32) (local.get $n) (i32.const 1)))
  (type $unary (func (param i32) (result i32)))
  (elem declare func $even)
  (func (export "through-reference") (param $n i32) (result i32)
    (return_call_ref $unary (local.get $n) (ref.func $even)))
  (func (export "called-normally") (param $n i32) (result i32)
    (i32.add (call $even (local.get $n)) (i32.const 10)))
  (func (export "self-in-block") (param $n i32) (result i32)
    (block (result i32)
      (loop (result i32)
        (br_if 1 (i32.const 77) (i32.eqz (local.get $n)))
        drop
        (return_call 7 (i32.sub (local.get $n) (i32.const 1)))))))

(assert_return (invoke "sum" (i64.const 100000) (i64.const 0)) (i64.const 5000050000))
(assert_return (invoke "swapping" (i32.const 3) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "swapping" (i32.const 4) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "even" (i32.const 1000000)) (i32.const 1))
(assert_return (invoke "even" (i32.const 1000001)) (i32.const 0))
(assert_return (invoke "through-table" (i32.const 100000)) (i32.const 1))
(assert_return (invoke "through-reference" (i32.const 100001)) (i32.const 0))
(assert_return (invoke "called-normally" (i32.const 100000)) (i32.const 11))
(assert_return (invoke "self-in-block" (i32.const 1000)) (i32.const 77))

;; Vectors that were computed lane by lane are arguments of a tail call, by either way.
(module
  (func $last (param $v v128) (param $n i32) (result i32)
    (if (local.get $n) (then (return_call $more (local.get $v) (local.get $n))))
    (i32x4.extract_lane 2 (local.get $v)))
  (func $more (param $v v128) (param $n i32) (result i32)
    (return_call $last
      (i32x4.add (local.get $v) (i32x4.splat (local.get $n)))
      (i32.sub (local.get $n) (i32.const 1))))
  (func (export "vectors") (param i32) (result i32)
    (call $more (v128.const i32x4 1 2 3 4) (local.get 0))))

(assert_return (invoke "vectors" (i32.const 100)) (i32.const 5053))
