;; References of different classes of the JVM meet where control joins.

(module
  (type $pair (struct (field i32) (field i32)))
  (type $one (struct (field i64)))
  (type $numbers (array i32))
  (type $f (func (result i32)))

  (func $seven (type $f) (i32.const 7))
  (elem declare func $seven)

  (func $made (param i32) (result anyref)
    (local $x anyref)
    (block $end
      (block $array
        (block $one
          (block $pair
            (br_table $pair $one $array $end (local.get 0)))
          (local.set $x (struct.new $pair (i32.const 1) (i32.const 2)))
          (br $end))
        (local.set $x (struct.new $one (i64.const 3)))
        (br $end))
      (local.set $x (array.new $numbers (i32.const 4) (i32.const 5))))
    (local.get $x))

  (func (export "kind") (param i32) (result i32)
    (local $x anyref)
    (local.set $x
      (if (result anyref) (i32.eqz (local.get 0))
        (then (struct.new $pair (i32.const 1) (i32.const 2)))
        (else
          (if (result anyref) (i32.eq (local.get 0) (i32.const 1))
            (then (array.new $numbers (i32.const 4) (i32.const 5)))
            (else (ref.i31 (i32.const 6)))))))
    (if (ref.test (ref $pair) (local.get $x)) (then (return (i32.const 10))))
    (if (ref.test (ref $numbers) (local.get $x)) (then (return (i32.const 11))))
    (i32.const 12))

  (func (export "made") (param i32) (result i32)
    (ref.is_null (call $made (local.get 0))))

  ;; In a loop, what joins is not known when the loop is entered.
  (func (export "loop") (param $n i32) (result i32)
    (local $x anyref) (local $f funcref) (local $count i32)
    (loop $l
      (if (ref.test (ref $pair) (local.get $x))
        (then
          (local.set $count (i32.add (local.get $count) (i32.const 1)))
          (local.set $x (struct.new $one (i64.const 1)))
          (local.set $f (ref.null func)))
        (else
          (local.set $x (struct.new $pair (i32.const 1) (i32.const 2)))
          (local.set $f (ref.func $seven))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $l (local.get $n)))
    (local.get $count)))

(assert_return (invoke "kind" (i32.const 0)) (i32.const 10))
(assert_return (invoke "kind" (i32.const 1)) (i32.const 11))
(assert_return (invoke "kind" (i32.const 2)) (i32.const 12))
(assert_return (invoke "made" (i32.const 0)) (i32.const 0))
(assert_return (invoke "made" (i32.const 2)) (i32.const 0))
(assert_return (invoke "made" (i32.const 3)) (i32.const 1))
(assert_return (invoke "loop" (i32.const 10)) (i32.const 5))
