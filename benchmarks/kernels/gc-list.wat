;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Mutable structures: a linked list of n random keys, sorted by merging and reversed in place.

(module
  (type $node (struct
    (field $key i32)
    (field $next (mut (ref null $node)))))

  ;; A list of n nodes with the numbers of a 32-bit xorshift.
  (func $fill (param $n i32) (result (ref null $node))
    (local $list (ref null $node))
    (local $x i32)
    (local.set $x (i32.const 1))
    (block $done
      (loop $more
        (br_if $done (i32.eqz (local.get $n)))
        (local.set $x
          (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
        (local.set $x
          (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
        (local.set $x
          (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
        (local.set $list (struct.new $node (local.get $x) (local.get $list)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $more)))
    (local.get $list))

  ;; Merges two sorted lists, which are not empty.
  (func $merge (param $a (ref null $node)) (param $b (ref null $node)) (result (ref null $node))
    (local $head (ref $node))
    (local $last (ref null $node))
    (local.set $head (struct.new $node (i32.const 0) (ref.null $node)))
    (local.set $last (local.get $head))
    (block $done
      (loop $more
        (if (i32.le_u
              (struct.get $node $key (local.get $a))
              (struct.get $node $key (local.get $b)))
          (then
            (struct.set $node $next (local.get $last) (local.get $a))
            (local.set $last (local.get $a))
            (local.set $a (struct.get $node $next (local.get $a)))
            (br_if $more (i32.eqz (ref.is_null (local.get $a))))
            (struct.set $node $next (local.get $last) (local.get $b)))
          (else
            (struct.set $node $next (local.get $last) (local.get $b))
            (local.set $last (local.get $b))
            (local.set $b (struct.get $node $next (local.get $b)))
            (br_if $more (i32.eqz (ref.is_null (local.get $b))))
            (struct.set $node $next (local.get $last) (local.get $a))))))
    (struct.get $node $next (local.get $head)))

  ;; Sorts a list of n nodes.
  (func $sort (param $list (ref null $node)) (param $n i32) (result (ref null $node))
    (local $last (ref null $node))
    (local $rest (ref null $node))
    (local $half i32)
    (local $i i32)
    (if (i32.le_s (local.get $n) (i32.const 1))
      (then (return (local.get $list))))
    (local.set $half (i32.shr_s (local.get $n) (i32.const 1)))
    (local.set $last (local.get $list))
    (local.set $i (i32.const 1))
    (block $found
      (loop $search
        (br_if $found (i32.ge_s (local.get $i) (local.get $half)))
        (local.set $last (struct.get $node $next (local.get $last)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $search)))
    (local.set $rest (struct.get $node $next (local.get $last)))
    (struct.set $node $next (local.get $last) (ref.null $node))
    (call $merge
      (call $sort (local.get $list) (local.get $half))
      (call $sort (local.get $rest) (i32.sub (local.get $n) (local.get $half)))))

  (func $reverse (param $list (ref null $node)) (result (ref null $node))
    (local $done (ref null $node))
    (local $next (ref null $node))
    (block $end
      (loop $more
        (br_if $end (ref.is_null (local.get $list)))
        (local.set $next (struct.get $node $next (local.get $list)))
        (struct.set $node $next (local.get $list) (local.get $done))
        (local.set $done (local.get $list))
        (local.set $list (local.get $next))
        (br $more)))
    (local.get $done))

  (func $run (export "run") (param $n i32) (result i32)
    (local $list (ref null $node))
    (local $sum i32)
    (local.set $list
      (call $reverse (call $sort (call $fill (local.get $n)) (local.get $n))))
    (local.set $sum (i32.const 2166136261))
    (block $end
      (loop $more
        (br_if $end (ref.is_null (local.get $list)))
        (local.set $sum
          (i32.mul
            (i32.xor (local.get $sum) (struct.get $node $key (local.get $list)))
            (i32.const 16777619)))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br $more)))
    (local.get $sum)))
