;; Blocks and branches: values that branches carry, code that cannot be reached, fused comparisons.
(module
  (type $ii-ii (func (param i32 i32) (result i32 i32)))
  (func (export "br-over-values") (param $x i32) (result i32)
    (block (result i32)
      i32.const 1
      i32.const 2
      i32.const 3
      (br_if 0 (i32.const 10) (local.get $x))
      drop
      i32.add
      i32.add))
  (func (export "br-two") (param $x i32) (result i32 i32)
    (local.get $x)
    (i32.const 5)
    (block (type $ii-ii)
      (br_if 0 (local.get $x))
      i32.add
      i32.const 99))
  (func (export "br-swapped") (param $a i32) (param $b i32) (result i32 i32)
    (block (result i32 i32)
      local.get $b
      local.get $a
      br 0))
  (func (export "loop-params") (param $n i32) (result i32)
    i32.const 1
    local.get $n
    (loop $l (param i32 i32) (result i32)
      local.set $n
      local.get $n
      i32.mul
      local.get $n
      i32.const 1
      i32.sub
      local.tee $n
      (if (param i32) (result i32)
        (then
          local.get $n
          br $l)
        (else))))
  (func (export "table") (param $i i32) (result i32)
    (block $c (result i32)
      (block $b (result i32)
        (block $a (result i32)
          i32.const 7
          i32.const 20
          local.get $i
          br_table $a $b $c $a)
        i32.const 1
        i32.add
        return)
      i32.const 2
      i32.add
      return))
  (func (export "table-to-loop") (param $n i32) (result i32)
    (local $sum i32)
    (loop $l
      (block $out
        (local.set $sum (i32.add (local.get $sum) (local.get $n)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br_table $out $l (i32.eqz (i32.eqz (local.get $n))))))
    local.get $sum)
  (func (export "table-return") (param $i i32) (result i32)
    (i32.const 3)
    (br_table 0 0 (local.get $i)))
  (func (export "dead") (param $x i32) (result i32)
    (block
      (br 0)
      (loop (br 0))
      (if (i32.const 1) (then (unreachable)) (else (unreachable)))
      (drop (i32.add (unreachable))))
    (block (result i32)
      (if (result i32) (local.get $x)
        (then (br 1 (i32.const 1)))
        (else (br 1 (i32.const 2))))))
  (func (export "dead-arm") (param $x i32) (result i32)
    (if (result i32) (local.get $x)
      (then (return (i32.const 5)))
      (else (i32.const 6))))
  (func (export "one-armed") (param $x i32) (result i32)
    local.get $x
    (if (param i32) (result i32) (local.get $x)
      (then (i32.const 1) (i32.add))))
  (func (export "nested-eqz") (param $x i32) (result i32)
    (if (result i32) (i32.eqz (i32.eqz (i32.eqz (local.get $x))))
      (then (i32.const 1))
      (else (i32.const 0))))
  (func (export "not-less") (param $x i64) (param $y i64) (result i32)
    (i32.eqz (i64.lt_s (local.get $x) (local.get $y))))
  (func (export "not-less-float") (param $x f64) (param $y f64) (result i32)
    (if (result i32) (i32.eqz (f64.lt (local.get $x) (local.get $y)))
      (then (i32.const 1))
      (else (i32.const 0))))
  (func (export "kept-comparison") (param $x i32) (result i32 i32)
    (local $c i32)
    (local.set $c (i32.gt_u (local.get $x) (i32.const 5)))
    (block
      (br_if 0 (local.get $c))
      (return (i32.const 0) (local.get $c)))
    (i32.const 1) (local.get $c))
  (func (export "teed-comparison") (param $x i32) (result i32 i32)
    (local $c i32)
    (if (result i32) (local.tee $c (i32.le_s (local.get $x) (i32.const -3)))
      (then (i32.const 1))
      (else (i32.const 0)))
    (local.get $c))
  (func (export "unsigned-loop") (param $from i32) (param $to i32) (result i32)
    (local $n i32)
    (block $done
      (loop $l
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (local.set $n (i32.add (local.get $n) (i32.const 1)))
        (br $l)))
    local.get $n)
  (func (export "br-if-drops") (param $x i32) (result i32)
    (block $out (result i32)
      (local.get $x)
      (br_if $out (i32.const 1) (i32.eq (local.get $x) (i32.const 3)))
      drop
      drop
      (i32.const 2)))
  (func $many (export "many-results") (param $x i32) (result i32 i64 f32 f64 i32)
    (local.get $x) (i64.const 2) (f32.const 3) (f64.const 4) (local.get $x))
  (func (export "many-twice") (param $x i32) (result i32)
    (local $d f64)
    (call $many (local.get $x))
    drop
    local.set $d
    drop
    drop
    (i32.trunc_f64_s (local.get $d))
    i32.add))

(assert_return (invoke "br-over-values" (i32.const 0)) (i32.const 6))
(assert_return (invoke "br-over-values" (i32.const 1)) (i32.const 10))
(assert_return (invoke "br-two" (i32.const 0)) (i32.const 5) (i32.const 99))
(assert_return (invoke "br-two" (i32.const 3)) (i32.const 3) (i32.const 5))
(assert_return (invoke "br-swapped" (i32.const 1) (i32.const 2)) (i32.const 2) (i32.const 1))
(assert_return (invoke "loop-params" (i32.const 5)) (i32.const 120))
(assert_return (invoke "table" (i32.const 0)) (i32.const 21))
(assert_return (invoke "table" (i32.const 1)) (i32.const 22))
(assert_return (invoke "table" (i32.const 2)) (i32.const 20))
(assert_return (invoke "table" (i32.const 3)) (i32.const 21))
(assert_return (invoke "table" (i32.const -1)) (i32.const 21))
(assert_return (invoke "table-to-loop" (i32.const 10)) (i32.const 55))
(assert_return (invoke "table-return" (i32.const 1)) (i32.const 3))
(assert_return (invoke "dead" (i32.const 0)) (i32.const 2))
(assert_return (invoke "dead" (i32.const 1)) (i32.const 1))
(assert_return (invoke "dead-arm" (i32.const 0)) (i32.const 6))
(assert_return (invoke "dead-arm" (i32.const 1)) (i32.const 5))
(assert_return (invoke "one-armed" (i32.const 0)) (i32.const 0))
(assert_return (invoke "one-armed" (i32.const 4)) (i32.const 5))
(assert_return (invoke "nested-eqz" (i32.const 0)) (i32.const 1))
(assert_return (invoke "nested-eqz" (i32.const 7)) (i32.const 0))
(assert_return (invoke "not-less" (i64.const -1) (i64.const 0)) (i32.const 0))
(assert_return (invoke "not-less" (i64.const 0) (i64.const 0)) (i32.const 1))
(assert_return (invoke "not-less-float" (f64.const nan) (f64.const 0)) (i32.const 1))
(assert_return (invoke "not-less-float" (f64.const -1) (f64.const 0)) (i32.const 0))
(assert_return (invoke "kept-comparison" (i32.const 6)) (i32.const 1) (i32.const 1))
(assert_return (invoke "kept-comparison" (i32.const 5)) (i32.const 0) (i32.const 0))
(assert_return (invoke "teed-comparison" (i32.const -3)) (i32.const 1) (i32.const 1))
(assert_return (invoke "teed-comparison" (i32.const -2)) (i32.const 0) (i32.const 0))
(assert_return (invoke "unsigned-loop" (i32.const -5) (i32.const -1)) (i32.const 4))
(assert_return (invoke "unsigned-loop" (i32.const 0) (i32.const 0)) (i32.const 0))
(assert_return (invoke "br-if-drops" (i32.const 3)) (i32.const 1))
(assert_return (invoke "br-if-drops" (i32.const 4)) (i32.const 2))
(assert_return (invoke "many-results" (i32.const 8))
  (i32.const 8) (i64.const 2) (f32.const 3) (f64.const 4) (i32.const 8))
(assert_return (invoke "many-twice" (i32.const 8)) (i32.const 12))
