import Foundation
import TestSupport
import Testing

@testable import KemiImport

/// The exporter that was built with the tests.
let exporter = URL(fileURLWithPath: Repository.kemi).deletingLastPathComponent().path + "/libKemiExporter.so"

/// A folder of Kamailio modules, compiled from C.
final class ModuleFolder {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// - Parameters:
  ///   - rows: Rows of a table, such as `{TEXT("box"), TEXT("open"), 1, answer, {2}}`.
  ///   - body: What `mod_register` does.
  func add(
    _ name: String, rows: String = "", version: String? = nil,
    body: String = "return sr_kemi_modules_add(rows);"
  ) throws {
    let source = try folder.write(
      "source/\(name).c",
      """
      #include <dlfcn.h>
      #include <signal.h>
      #include <stdlib.h>
      #include <string.h>
      #include <sys/mman.h>
      #include <unistd.h>
      #include "CKamailio.h"
      __attribute__((visibility("protected"))) const char *module_version;
      __attribute__((visibility("protected"))) const char *module_flags;
      unsigned module_interface_ver = 4;
      kamailio_exports exports = {.name = "\(name)"};
      __attribute__((constructor)) static void announce(void) {
        module_version = \(version.map { "\"\($0)\"" } ?? "kamailio_version_to_announce()");
        module_flags = kamailio_flags_to_announce();
      }
      #define TEXT(text) {text, sizeof text - 1}
      static int answer(sip_msg_t *message) { return 1; }
      static kamailio_row rows[] = {\(rows) {{0}}};
      static int is_registered(const char *name) {
        for (int i = 0; i < sr_kemi_modules_size_get(); i++) {
          kamailio_str known = sr_kemi_modules_get()[i].module;
          if (known.len == (int)strlen(name) && memcmp(known.s, name, known.len) == 0) return 1;
        }
        return 0;
      }
      int mod_register(char *path, int *flags, void *one, void *other) {
        (void)answer; (void)rows; (void)is_registered;
        \(body)
      }
      """)
    let outcome = try run(
      "clang",
      [
        "-w", "-fPIC", "-shared", "-I", Repository.root + "/Sources/CKamailio/include", source,
        Repository.root + "/Sources/CKamailio/announcement.c", "-o",
        "\(folder.path)/\(name).so",
      ])
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// One function of a sub-module, without parameters.
  func add(_ name: String, function: String) throws {
    let parts = function.split(separator: ".")
    try add(name, rows: #"{TEXT("\#(parts[0])"), TEXT("\#(parts[1])"), 1, answer, {0}},"#)
  }

  func read() throws -> InstalledServer {
    try InstalledServer.read(try ServerProgram(exporter: exporter), modules: [folder.path])
  }
}

extension InstalledServer {
  /// The functions of modules with their files: `box.open one two`.
  var moduleFunctions: [String] {
    entries.filter { !$0.files.isEmpty }.map { "\($0.module).\($0.name) \($0.files.joined(separator: " "))" }
  }

  /// The complaints by the file's name.
  var complained: [String: [String]] {
    Dictionary(grouping: complaints) { InstalledModule.name(of: $0.path) }.mapValues { $0.map(\.text) }
  }
}
