// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.trifola.wasi.PathLock.EXCLUSIVE;
import static org.trifola.wasi.PathLock.SHARED;

/** The functions of WASI preview 1: the one table of names, types and methods. */
final class Preview1 {
    private Preview1() {}

    /**
     * The function of a name, or null. A switch, not a map: only the functions that a program
     * imports cost anything when it starts.
     */
    static WasiCall call(String name) {
        return switch (name) {
            case "args_get" -> WasiCall.of("ii", ProcessCalls::argsGet);
            case "args_sizes_get" -> WasiCall.of("ii", ProcessCalls::argsSizesGet);
            case "clock_res_get" -> WasiCall.ofLight("ii", ProcessCalls::clockResGet);
            case "clock_time_get" -> WasiCall.ofLight("ili", ProcessCalls::clockTimeGet);
            case "environ_get" -> WasiCall.of("ii", ProcessCalls::environGet);
            case "environ_sizes_get" -> WasiCall.of("ii", ProcessCalls::environSizesGet);
            case "fd_advise" -> WasiCall.of("illi", FdCalls::advise);
            case "fd_allocate" -> WasiCall.of("ill", FdCalls::allocate);
            case "fd_close" -> WasiCall.of("i", FdCalls::close);
            case "fd_datasync" -> WasiCall.of("i", FdCalls::datasync);
            case "fd_fdstat_get" -> WasiCall.ofLight("ii", FdStatCalls::fdstatGet);
            case "fd_fdstat_set_flags" -> WasiCall.of("ii", FdStatCalls::fdstatSetFlags);
            case "fd_fdstat_set_rights" -> WasiCall.of("ill", FdStatCalls::fdstatSetRights);
            case "fd_filestat_get" -> WasiCall.of("ii", SHARED, FdStatCalls::filestatGet);
            case "fd_filestat_set_size" -> WasiCall.of("il", FdStatCalls::filestatSetSize);
            case "fd_filestat_set_times" ->
                    WasiCall.of("illi", SHARED, FdStatCalls::filestatSetTimes);
            case "fd_pread" -> WasiCall.of("iiili", FdCalls::pread);
            case "fd_prestat_dir_name" -> WasiCall.of("iii", FdStatCalls::prestatDirName);
            case "fd_prestat_get" -> WasiCall.of("ii", FdStatCalls::prestatGet);
            case "fd_pwrite" -> WasiCall.of("iiili", FdCalls::pwrite);
            case "fd_read" -> WasiCall.of("iiii", FdCalls::read);
            case "fd_readdir" -> WasiCall.of("iiili", SHARED, FdCalls::readdir);
            case "fd_renumber" -> WasiCall.of("ii", FdCalls::renumber);
            case "fd_seek" -> WasiCall.of("ilii", FdCalls::seek);
            case "fd_sync" -> WasiCall.of("i", FdCalls::sync);
            case "fd_tell" -> WasiCall.of("ii", FdCalls::tell);
            case "fd_write" -> WasiCall.of("iiii", FdCalls::write);
            case "path_create_directory" -> WasiCall.of("iii", SHARED, PathCalls::createDirectory);
            case "path_filestat_get" -> WasiCall.of("iiiii", SHARED, PathCalls::filestatGet);
            case "path_filestat_set_times" ->
                    WasiCall.of("iiiilli", SHARED, PathCalls::filestatSetTimes);
            case "path_link" -> WasiCall.of("iiiiiii", EXCLUSIVE, PathCalls::link);
            case "path_open" -> WasiCall.of("iiiiillii", SHARED, PathOpen::open);
            case "path_readlink" -> WasiCall.of("iiiiii", SHARED, PathCalls::readlink);
            case "path_remove_directory" -> WasiCall.of("iii", SHARED, PathCalls::removeDirectory);
            case "path_rename" -> WasiCall.of("iiiiii", EXCLUSIVE, PathCalls::rename);
            case "path_symlink" -> WasiCall.of("iiiii", EXCLUSIVE, PathCalls::symlink);
            case "path_unlink_file" -> WasiCall.of("iii", SHARED, PathCalls::unlinkFile);
            case "poll_oneoff" -> WasiCall.of("iiii", PollCalls::oneoff);
            case "proc_exit" -> WasiCall.ofNoReturn("i", ProcessCalls::exit);
            case "proc_raise" -> WasiCall.of("i", ProcessCalls::raise);
            case "random_get" -> WasiCall.of("ii", ProcessCalls::randomGet);
            case "sched_yield" -> WasiCall.ofLight("", ProcessCalls::yield);
            case "sock_accept" -> WasiCall.of("iii", SocketCalls::accept);
            case "sock_recv" -> WasiCall.of("iiiiii", SocketCalls::recv);
            case "sock_send" -> WasiCall.of("iiiii", SocketCalls::send);
            case "sock_shutdown" -> WasiCall.of("ii", SocketCalls::shutdown);
            default -> null;
        };
    }
}
