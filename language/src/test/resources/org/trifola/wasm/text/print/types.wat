;; Types: groups, subtypes, fields, references.
(module $types
  (type $plain (func))
  (type $f (func (param i32 i64) (param $named f32) (result f64 (ref null $plain))))
  (rec (type $alone (struct (field $a i32) (field (mut i8)) (field $c (mut (ref $alone))))))
  (rec
    (type $open (sub (struct (field $x (mut i64)))))
    (type $closed (sub final $open (struct (field $x (mut i64)) (field anyref)))))
  (type $array (array (mut i16)))
  (type $base (sub (array (ref null $array))))
  (type $derived (sub $base (array (ref $array))))
  (rec)
  (type $refs (func (param funcref externref exnref eqref i31ref structref arrayref nullref
    nullfuncref nullexternref nullexnref (ref func) (ref extern) (ref $f) v128))))
