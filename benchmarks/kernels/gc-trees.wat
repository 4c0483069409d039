;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Garbage: n binary trees of 1,023 nodes, built, counted and dropped; the last sixteen are alive.

(module
  (type $tree (struct
    (field $item i32)
    (field $left (ref null $tree))
    (field $right (ref null $tree))))
  (type $trees (array (mut (ref null $tree))))

  (func $build (param $item i32) (param $depth i32) (result (ref $tree))
    (if (result (ref $tree)) (i32.eqz (local.get $depth))
      (then
        (struct.new $tree (local.get $item) (ref.null $tree) (ref.null $tree)))
      (else
        (struct.new $tree
          (local.get $item)
          (call $build
            (i32.shl (local.get $item) (i32.const 1))
            (i32.sub (local.get $depth) (i32.const 1)))
          (call $build
            (i32.add (i32.shl (local.get $item) (i32.const 1)) (i32.const 1))
            (i32.sub (local.get $depth) (i32.const 1)))))))

  ;; The item, three times the sum of the left and five times that of the right subtree.
  (func $sum (param $tree (ref null $tree)) (result i32)
    (if (result i32) (ref.is_null (local.get $tree))
      (then
        (i32.const 1))
      (else
        (i32.add
          (struct.get $tree $item (local.get $tree))
          (i32.add
            (i32.mul
              (call $sum (struct.get $tree $left (local.get $tree)))
              (i32.const 3))
            (i32.mul
              (call $sum (struct.get $tree $right (local.get $tree)))
              (i32.const 5)))))))

  ;; Adds, for each tree, the sum of the one that was built sixteen trees ago.
  (func $run (export "run") (param $n i32) (result i32)
    (local $kept (ref $trees))
    (local $i i32)
    (local $slot i32)
    (local $sum i32)
    (local.set $kept (array.new_default $trees (i32.const 16)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $slot (i32.and (local.get $i) (i32.const 15)))
        (local.set $sum
          (i32.add
            (i32.mul (local.get $sum) (i32.const 31))
            (call $sum (array.get $trees (local.get $kept) (local.get $slot)))))
        (array.set $trees
          (local.get $kept)
          (local.get $slot)
          (call $build (local.get $i) (i32.const 9)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $sum)))
