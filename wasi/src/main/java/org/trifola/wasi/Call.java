// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/** A call: its parameters, by index from 0, and what it works on. */
final class Call {
    final Wasi wasi;
    final Abi abi;
    final GuestMemory memory;

    /** Parameters from index 1 on, as the engine passes them. */
    private final Object[] arguments;

    Call(Wasi wasi, Abi abi, GuestMemory memory, Object[] arguments) {
        this.wasi = wasi;
        this.abi = abi;
        this.memory = memory;
        this.arguments = arguments;
    }

    int i32(int parameter) {
        return (Integer) arguments[parameter + 1];
    }

    long i64(int parameter) {
        return (Long) arguments[parameter + 1];
    }

    /** An address or length. */
    long u32(int parameter) {
        return i32(parameter) & 0xFFFF_FFFFL;
    }

    /** A file size or offset; throws {@code EINVAL} if it is beyond what files can have. */
    long offset(int parameter) {
        long offset = i64(parameter);
        if (offset < 0) {
            throw Errno.INVAL.failure();
        }
        return offset;
    }

    /** The address of a result of some bytes: traps before anything happens if it is bad. */
    long result(int parameter, int size) {
        long address = u32(parameter);
        memory.require(address, size);
        return address;
    }

    /** The text at an address, with its length as next parameter. */
    String text(int parameter) {
        return memory.text(u32(parameter), u32(parameter + 1));
    }

    /** A descriptor that has the rights. */
    Descriptor descriptor(int parameter, long rights) {
        Descriptor descriptor = wasi.files.get(i32(parameter));
        descriptor.require(rights);
        return descriptor;
    }

    /** A descriptor of a directory that has the rights. */
    OpenDirectory directory(int parameter, long rights) {
        if (wasi.files.get(i32(parameter)) instanceof OpenDirectory directory) {
            directory.require(rights);
            return directory;
        }
        throw Errno.NOTDIR.failure();
    }
}
