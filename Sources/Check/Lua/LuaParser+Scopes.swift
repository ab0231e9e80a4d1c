extension LuaParser {
  // MARK: Locals

  /// How many locals of the function are in scope.
  var localCount: Int { locals.count - function.firstLocal }

  /// Fails where one more local would be too many; `pending` have been named and are not in scope yet.
  func checkRoomForLocal(pending: Int, _ range: SourceRange) throws(LuaFailure) {
    if localCount + pending + 1 > limits.locals {
      throw LuaFailure(range, "a function of Lua has at most \(limits.locals) local variables in one place")
    }
  }

  /// Brings a local into scope.
  mutating func declare(
    _ name: Int32, _ variable: Variable.ID, attribute: LuaLocal.Attribute = .none, constant: LuaOperand? = nil
  ) throws(LuaFailure) {
    var hidden: Int32 = -1
    if name >= 0 {
      reserveMeanings(name)
      hidden = meanings[Int(name)]
      meanings[Int(name)] = Int32(locals.count)
    }
    var local = LuaLocal(
      name: name, variable: variable, attribute: attribute, depth: Int32(enclosing.count), hidden: hidden,
      register: Int16(truncatingIfNeeded: function.registers.locals))
    if let constant {
      local.constant = Int32(constants.count)
      constants.append(constant)
    } else {
      function.registers.locals += 1
      function.declared += 1
      if function.declared > Int(Int16.max) {
        throw LuaFailure(token.range, "a function of Lua has at most \(Int16.max) local variables in all")
      }
    }
    locals.append(local)
  }

  /// A local that Lua keeps for itself in a loop.
  mutating func declareHidden(_ count: Int) throws(LuaFailure) {
    for _ in 0..<count { try declare(-1, Variable.ID(0)) }
  }

  private mutating func reserveMeanings(_ name: Int32) {
    while meanings.count <= Int(name) { meanings.append(-1) }
  }

  private func meaning(of name: Int32) -> Int32 { Int(name) < meanings.count ? meanings[Int(name)] : -1 }

  // MARK: Blocks

  mutating func openBlock() {
    blocks.append(
      LuaBlockState(
        firstLocal: locals.count, firstLabel: labels.count, firstJump: jumps.count,
        registers: function.registers.locals))
  }

  mutating func closeBlock() {
    guard let block = blocks.popLast() else { return }
    removeLocals(from: block.firstLocal)
    function.registers.locals = block.registers
    function.registers.free = block.registers
    labels.removeSubrange(block.firstLabel...)
    // What has not found its label looks for it in the block around.
    let outer = block.firstLocal - function.firstLocal
    for index in block.firstJump..<jumps.count { jumps[index].locals = outer }
  }

  private mutating func removeLocals(from first: Int) {
    while locals.count > first, let local = locals.popLast() {
      if local.name >= 0 { meanings[Int(local.name)] = local.hidden }
    }
  }

  /// Ends the outermost block of a function, where every `goto` must have found its label.
  mutating func closeFunctionBlock() throws(LuaFailure) {
    if let block = blocks.last, block.firstJump < jumps.count {
      let jump = jumps[block.firstJump]
      throw LuaFailure(
        jump.range, "there is no label '\(lexer.names.texts[Int(jump.name)])' that this 'goto' can jump to")
    }
    closeBlock()
  }

  // MARK: Labels

  mutating func jump(to name: LuaToken) throws(LuaFailure) {
    let isKnown = labels[function.firstLabel...].contains { $0.name == name.name }
    if !isKnown {
      jumps.append(LuaLabel(name: name.name, range: name.range, locals: localCount))
      try checkLabelCount(name)
    }
  }

  /// - Parameter isLast: Whether nothing follows it in its block, so that the block's locals are out of scope for it.
  mutating func define(label name: LuaToken, isLast: Bool) throws(LuaFailure) {
    guard let block = blocks.last else { return }
    // 5.4 looks for the name in the whole function, the others in the block.
    let first = dialect == .lua54 ? function.firstLabel : block.firstLabel
    if let other = labels[first...].first(where: { $0.name == name.name }) {
      // Labels that follow each other are defined from the last to the first.
      let isEarlier = name.range.start < other.range.start
      let (first, second) = isEarlier ? (name.range, other.range) : (other.range, name.range)
      let line = script.file.position(of: first.start).line
      throw LuaFailure(second, "label '\(text(of: name))' is already defined in line \(line)")
    }
    let locals = isLast ? block.firstLocal - function.firstLocal : localCount
    labels.append(LuaLabel(name: name.name, range: name.range, locals: locals))
    try checkLabelCount(name)
    var kept = block.firstJump
    for index in block.firstJump..<jumps.count {
      let jump = jumps[index]
      guard jump.name == name.name else {
        jumps[kept] = jump
        kept += 1
        continue
      }
      guard jump.locals >= locals else {
        let entered = self.locals[function.firstLocal + jump.locals]
        let local = entered.name < 0 ? "" : " '\(lexer.names.texts[Int(entered.name)])'"
        throw LuaFailure(
          jump.range, "'goto \(text(of: name))' jumps into the scope of the local variable\(local)")
      }
    }
    jumps.removeSubrange(kept...)
  }

  private func checkLabelCount(_ name: LuaToken) throws(LuaFailure) {
    if labels.count > Int(Int16.max) || jumps.count > Int(Int16.max) {
      throw LuaFailure(name.range, "a script of Lua has at most \(Int16.max) labels in one place")
    }
  }

  // MARK: Names

  /// What a name means where it stands.
  mutating func resolve(_ name: LuaToken) throws(LuaFailure) -> LuaParsed {
    let meaning = meaning(of: name.name)
    if meaning >= 0 { return try resolve(name, local: Int(meaning)) }
    let hasEnvironment = dialect != .lua51 && dialect != .jit
    if hasEnvironment, name.name != environmentName, self.meaning(of: environmentName) >= 0 {
      // `local _ENV`: what looks like a global is a field of it.
      var environment = try resolve(name, local: Int(self.meaning(of: environmentName)))
      let text = text(of: name)
      environment.id = add(
        .member(base: environment.id, name: text, nameRange: name.range), name.start, name.end)
      function.registers.index(&environment.operand, .string(length: Int(name.end - name.start)))
      environment.local = -1
      return environment
    }
    if hasEnvironment { try useEnvironment(name) }
    while globals.count <= Int(name.name) { globals.append(-1) }
    if globals[Int(name.name)] < 0 {
      globals[Int(name.name)] = Int32(newVariable(text(of: name), .global).index)
    }
    let id = add(.variable(Variable.ID(Int(globals[Int(name.name)]))), name.start, name.end)
    let isEnvironment = hasEnvironment && name.name == environmentName
    return LuaParsed(
      id: id, form: .variable, start: name.start,
      operand: LuaOperand(isEnvironment ? .upvalue : .upvalueField))
  }

  private mutating func resolve(_ name: LuaToken, local index: Int) throws(LuaFailure) -> LuaParsed {
    let local = locals[index]
    let id = add(.variable(local.variable), name.start, name.end)
    var result = LuaParsed(id: id, form: .variable, start: name.start, operand: LuaOperand(.upvalue))
    result.local = Int32(index)
    if local.constant >= 0 {
      result.operand = constants[Int(local.constant)]
    } else if Int(local.depth) == enclosing.count {
      result.operand = LuaOperand(.local, register: Int(local.register))
    } else if !function.upvalues.contains(Int32(index)) {
      // Every function in between hands it on.
      for depth in (Int(local.depth) + 1)..<enclosing.count
      where !enclosing[depth].upvalues.contains(Int32(index)) {
        enclosing[depth].upvalues.append(Int32(index))
        try checkUpvalues(enclosing[depth], name)
      }
      function.upvalues.append(Int32(index))
      try checkUpvalues(function, name)
    }
    return result
  }

  private mutating func useEnvironment(_ name: LuaToken) throws(LuaFailure) {
    guard !function.usesEnvironment else { return }
    function.usesEnvironment = true
    try checkUpvalues(function, name)
    for depth in enclosing.indices.reversed() where !enclosing[depth].usesEnvironment {
      enclosing[depth].usesEnvironment = true
      try checkUpvalues(enclosing[depth], name)
    }
  }

  private func checkUpvalues(_ function: LuaFunctionState, _ name: LuaToken) throws(LuaFailure) {
    if function.upvalueCount > limits.upvalues {
      throw LuaFailure(
        name.range,
        "a function of Lua uses at most \(limits.upvalues) local variables of the functions around it")
    }
  }

  /// Fails where a target of an assignment is a constant.
  func checkAssignable(_ target: LuaParsed, _ range: SourceRange) throws(LuaFailure) {
    guard target.local >= 0, locals[Int(target.local)].attribute != .none else { return }
    let local = locals[Int(target.local)]
    let attribute = local.attribute == .close ? "close" : "const"
    throw LuaFailure(
      range, "'\(lexer.names.texts[Int(local.name)])' is declared as <\(attribute)> and cannot be assigned to"
    )
  }
}
