// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.DOUBLES;
import static org.trifola.wasm.jit.VectorShapes.FLOATS;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes calls of the JDK's Vector API, whose classes are known by name only: the module may be
 * absent. The classes of vectors are those of the {@link VectorShapes}, in their order. Constants
 * are fields of the class that is written.
 */
final class Wide {
    private static final String PACKAGE = "jdk.incubator.vector.";
    private static final String[] NAMES = {"Long", "Int", "Float", "Double", "Short", "Byte"};
    private static final ClassDesc[] VECTORS = new ClassDesc[NAMES.length];
    private static final String[] ELEMENTS = {"J", "I", "F", "D", "S", "B"};
    private static final ClassDesc VECTOR = type("Vector");
    private static final ClassDesc OPERATORS = type("VectorOperators");
    private static final ClassDesc SPECIES = type("VectorSpecies");
    private static final ClassDesc MASK = type("VectorMask");
    private static final ClassDesc SHUFFLE = type("VectorShuffle");
    private static final ClassDesc COMPARISON = type("VectorOperators$Comparison");

    static {
        for (int i = 0; i < NAMES.length; i++) {
            VECTORS[i] = type(NAMES[i] + "Vector");
        }
    }

    /** A constant vector of a shape; a shuffle if the shape is -1. */
    private record Constant(int shape, long low, long high) {
        ClassDesc type() {
            return shape < 0 ? SHUFFLE : VECTORS[shape];
        }
    }

    private final ClassDesc self;
    private final List<Constant> constants = new ArrayList<>();
    private CodeBuilder out;

    /** For a class that will have the constants as its fields. */
    Wide(ClassDesc self) {
        this.self = self;
    }

    private static ClassDesc type(String name) {
        return ClassDesc.of(PACKAGE + name);
    }

    /** Where to write from now on. */
    void writeTo(CodeBuilder code) {
        out = code;
    }

    // Constants.

    private void constant(Constant constant) {
        int index = constants.indexOf(constant);
        if (index < 0) {
            index = constants.size();
            constants.add(constant);
        }
        out.getstatic(self, "constant" + index, constant.type());
    }

    /** Loads a constant vector. */
    void constant(int shape, long low, long high) {
        constant(new Constant(shape, low, high));
    }

    /** Number of the constants. */
    int constantCount() {
        return constants.size();
    }

    /** The class of a constant, which is the field {@code constant} and its number. */
    ClassDesc constantType(int index) {
        return constants.get(index).type();
    }

    /** Computes a constant, for the initializer of the class. */
    void computeConstant(CodeBuilder code, int index) {
        out = code;
        Constant constant = constants.get(index);
        if (constant.shape < 0) {
            species(VectorShapes.BYTES);
            out.loadConstant(constant.low).loadConstant(constant.high);
            out.invokestatic(
                    Descriptors.of(WideSupport.class),
                    "indices",
                    MethodTypeDesc.ofDescriptor("(JJ)[I"));
            out.invokestatic(
                    SHUFFLE,
                    "fromValues",
                    MethodTypeDesc.of(SHUFFLE, SPECIES, ConstantDescs.CD_int.arrayType()));
        } else {
            fromHalves(() -> out.loadConstant(constant.low), () -> out.loadConstant(constant.high));
            reinterpret(VectorShapes.LONGS, constant.shape);
        }
        out.putstatic(self, "constant" + index, constant.type());
    }

    // Vectors.

    private void species(int shape) {
        out.getstatic(VECTORS[shape], "SPECIES_128", SPECIES);
    }

    /** Loads the species of a shape, which {@link #broadcast} takes before the value. */
    void speciesOf(int shape) {
        species(shape);
    }

    /** Has a vector in another shape. */
    void reinterpret(int from, int to) {
        if (from != to) {
            String name = "reinterpretAs" + NAMES[to] + "s";
            out.invokevirtual(VECTORS[from], name, MethodTypeDesc.of(VECTORS[to]));
        }
    }

    /** A vector of the shape of longs, whose halves two pieces of code bring onto the stack. */
    void fromHalves(Runnable low, Runnable high) {
        species(VectorShapes.LONGS);
        low.run();
        broadcast(VectorShapes.LONGS);
        out.iconst_1();
        high.run();
        withLane(VectorShapes.LONGS);
    }

    private ClassDesc element(int shape) {
        return ClassDesc.ofDescriptor(ELEMENTS[shape]);
    }

    /** Takes a species and a number; gives a vector of it in all lanes. */
    void broadcast(int shape) {
        out.invokestatic(
                VECTORS[shape],
                "broadcast",
                MethodTypeDesc.of(VECTORS[shape], SPECIES, element(shape)));
    }

    /** Takes a vector, the number of a lane, and a value for it. */
    void withLane(int shape) {
        out.invokevirtual(
                VECTORS[shape],
                "withLane",
                MethodTypeDesc.of(VECTORS[shape], ConstantDescs.CD_int, element(shape)));
    }

    /** Takes a vector; gives one of its lanes. */
    void lane(int shape, int lane) {
        out.loadConstant(lane);
        out.invokevirtual(
                VECTORS[shape], "lane", MethodTypeDesc.of(element(shape), ConstantDescs.CD_int));
    }

    /** Loads an operator of one operand, which stands behind it. */
    void unary(int shape, String operator) {
        ClassDesc type = type("VectorOperators$Unary");
        out.getstatic(OPERATORS, operator, type);
        out.invokevirtual(VECTORS[shape], "lanewise", MethodTypeDesc.of(VECTORS[shape], type));
    }

    /** Loads an operator, which stands between its operands. */
    void operator(String operator) {
        boolean associative =
                switch (operator) {
                    case "ADD", "MUL", "MIN", "MAX", "UMIN", "UMAX", "AND", "OR", "XOR" -> true;
                    default -> false;
                };
        out.getstatic(
                OPERATORS,
                operator,
                type(associative ? "VectorOperators$Associative" : "VectorOperators$Binary"));
    }

    /** Takes a vector, an operator and a vector. */
    void binary(int shape) {
        out.invokevirtual(
                VECTORS[shape],
                "lanewise",
                MethodTypeDesc.of(VECTORS[shape], type("VectorOperators$Binary"), VECTOR));
    }

    /** Takes a vector; gives it shifted by a constant. */
    void shift(int shape, String operator, int count) {
        operator(operator);
        out.loadConstant(count);
        shift(shape);
    }

    /** Takes a vector, an operator and a distance of 32 bits. */
    void shift(int shape) {
        switch (shape) {
            case VectorShapes.LONGS -> out.i2l();
            case VectorShapes.SHORTS -> out.i2s();
            case VectorShapes.BYTES -> out.i2b();
            default -> {}
        }
        out.invokevirtual(
                VECTORS[shape],
                "lanewise",
                MethodTypeDesc.of(VECTORS[shape], type("VectorOperators$Binary"), element(shape)));
    }

    // Masks.

    /** Loads a comparison, which stands between its operands. */
    void comparison(String operator) {
        out.getstatic(OPERATORS, operator, COMPARISON);
    }

    /** Takes a vector, a comparison and a vector; gives a mask. */
    void compare(int shape) {
        out.invokevirtual(VECTORS[shape], "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    /** Takes a vector; gives a mask of the lanes that compare so with zero. */
    void compareZero(int shape, String operator) {
        comparison(operator);
        out.lconst_0();
        out.invokevirtual(
                VECTORS[shape],
                "compare",
                MethodTypeDesc.of(MASK, COMPARISON, ConstantDescs.CD_long));
    }

    /** Takes a mask; gives all ones in its lanes, all zeros in others, in a shape of integers. */
    void toVector(int shape) {
        int ints = shape == FLOATS ? VectorShapes.INTS : shape;
        ints = ints == DOUBLES ? VectorShapes.LONGS : ints;
        if (ints != shape) {
            species(ints);
            out.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
        }
        out.invokevirtual(MASK, "toVector", MethodTypeDesc.of(VECTOR));
        out.checkcast(VECTORS[ints]);
    }

    /** Takes two masks; gives one of the lanes that are not set in both. */
    void bothNot() {
        MethodTypeDesc type = MethodTypeDesc.of(MASK, MASK);
        out.invokevirtual(MASK, "and", type);
        out.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
    }

    /** Takes two vectors and a mask of what to take from the second one. */
    void blend(int shape) {
        out.invokevirtual(VECTORS[shape], "blend", MethodTypeDesc.of(VECTORS[shape], VECTOR, MASK));
    }

    /** Takes a mask; gives its bits. */
    void bits() {
        out.invokevirtual(MASK, "toLong", MethodTypeDesc.of(ConstantDescs.CD_long)).l2i();
    }

    /** Takes a mask; gives whether any lane is set. */
    void anyTrue() {
        out.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
    }

    // Shuffles of bytes.

    /** Takes a vector of bytes; gives those of indices below 16, a byte each. */
    void rearrange(long low, long high) {
        constant(new Constant(-1, low, high));
        ClassDesc bytes = VECTORS[VectorShapes.BYTES];
        out.invokevirtual(bytes, "rearrange", MethodTypeDesc.of(bytes, SHUFFLE));
    }

    /** Loads the shuffle for {@link #rearrangeTwo}. */
    void shuffle(long low, long high) {
        constant(new Constant(-1, low, high));
    }

    /** Takes a vector of bytes, a shuffle and another vector; gives bytes of both. */
    void rearrangeTwo() {
        ClassDesc bytes = VECTORS[VectorShapes.BYTES];
        out.invokevirtual(bytes, "rearrange", MethodTypeDesc.of(bytes, SHUFFLE, VECTOR));
    }

    /** Takes a vector of indices and one of bytes; gives the bytes at the indices modulo 16. */
    void selectFrom() {
        ClassDesc bytes = VECTORS[VectorShapes.BYTES];
        out.invokevirtual(bytes, "selectFrom", MethodTypeDesc.of(bytes, VECTOR));
    }

    /** Takes a vector; gives its lanes converted to another shape with lanes as wide. */
    void convert(int from, int to, String conversion) {
        ClassDesc type = type("VectorOperators$Conversion");
        out.getstatic(OPERATORS, conversion, type);
        species(to);
        out.iconst_0();
        out.invokevirtual(
                VECTORS[from],
                "convertShape",
                MethodTypeDesc.of(VECTOR, type, SPECIES, ConstantDescs.CD_int));
        out.checkcast(VECTORS[to]);
    }

    // Memory.

    /** Takes an array of bytes and an index. */
    void load() {
        ClassDesc bytes = VECTORS[VectorShapes.BYTES];
        out.invokestatic(
                bytes,
                "fromArray",
                MethodTypeDesc.of(bytes, SPECIES, Descriptors.BYTES, ConstantDescs.CD_int));
    }

    /** Takes a vector of bytes, an array and an index. */
    void store() {
        out.invokevirtual(
                VECTORS[VectorShapes.BYTES],
                "intoArray",
                MethodTypeDesc.of(ConstantDescs.CD_void, Descriptors.BYTES, ConstantDescs.CD_int));
    }
}
