// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Calls about what is known of open files: {@code fdstat}, {@code filestat}, {@code prestat}. */
final class FdStatCalls {
    private FdStatCalls() {}

    static void fdstatGet(Call call) {
        Descriptor descriptor = call.descriptor(0, 0);
        long address = call.result(1, Abi.FDSTAT_SIZE);
        GuestMemory memory = call.memory;
        memory.clear(address, Abi.FDSTAT_SIZE);
        memory.put8(address + Abi.FDSTAT_FILETYPE, descriptor.type().ordinal());
        memory.put16(address + Abi.FDSTAT_FLAGS, descriptor.flags());
        memory.put64(address + Abi.FDSTAT_RIGHTS_BASE, descriptor.rights());
        memory.put64(address + Abi.FDSTAT_RIGHTS_INHERITING, descriptor.inheriting());
    }

    static void fdstatSetFlags(Call call) {
        int flags = Flags.check(call.i32(1), Flags.FD_ALL);
        call.descriptor(0, Rights.FD_FDSTAT_SET_FLAGS).setFlags(flags);
    }

    static void fdstatSetRights(Call call) {
        call.descriptor(0, 0).setRights(call.i64(1), call.i64(2));
    }

    static void filestatGet(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_FILESTAT_GET);
        long address = call.result(1, call.abi.filestatSize());
        descriptor.stat().write(call.memory, address, call.abi);
    }

    static void filestatSetSize(Call call) throws IOException {
        call.descriptor(0, Rights.FD_FILESTAT_SET_SIZE).setSize(call.offset(1));
    }

    static void filestatSetTimes(Call call) throws IOException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_FILESTAT_SET_TIMES);
        descriptor.setTimes(FileTimes.of(call.i64(1), call.i64(2), call.i32(3)));
    }

    static void prestatGet(Call call) {
        byte[] name = preopenedName(call);
        long address = call.result(1, Abi.PRESTAT_SIZE);
        call.memory.put32(address + Abi.PRESTAT_TAG, Flags.PREOPEN_DIRECTORY);
        call.memory.put32(address + Abi.PRESTAT_NAME_LEN, name.length);
    }

    static void prestatDirName(Call call) {
        byte[] name = preopenedName(call);
        if (call.u32(2) < name.length) {
            throw Errno.NAMETOOLONG.failure();
        }
        call.memory.write(call.u32(1), name, 0, name.length);
    }

    /** The name of a directory that the program was given; there are no other such descriptors. */
    private static byte[] preopenedName(Call call) {
        Descriptor descriptor = call.descriptor(0, 0);
        if (!(descriptor instanceof OpenDirectory directory) || !directory.isPreopened()) {
            throw Errno.BADF.failure();
        }
        return directory.location().root().guest.getBytes(StandardCharsets.UTF_8);
    }
}
