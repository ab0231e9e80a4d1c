/// All rules, in the order in which they are listed.
public enum RuleBook {
  public static let rules: [Rule] = [
    .syntax, .luaVersion, .luaLibrary, .undefinedGlobal, .unknownName, .release, .signatureRelease, .engine,
    .argumentCount, .argumentType, .integerRange, .nullArgument, .modf,
    .statusCondition, .constantComparison, .noResult, .nullableUse,
    .unknownCallback, .callbackName, .callbackParameters, .entryPoint, .route,
    .pvSyntax, .pvUnknown, .pvRelease, .pvReadOnly, .pvModule,
    .endsServer, .blockingCall, .endlessLoop, .deadCode, .swallowedExit,
    .cfg, .moduleNotLoaded, .cfgCallback, .unusedSuppression,
  ]

  /// What looks for them; a check may report several rules, and some are reported where scripts are parsed.
  static let checks: [@Sendable (RuleContext) -> Void] = [
    GlobalCheck.check, NameCheck.check, ReleaseCheck.check,
    ArgumentCountCheck.check, ArgumentTypeCheck.check, ModfCheck.check, PseudoVariableCheck.check,
    ResultCheck.check, ComparisonCheck.check, NullCheck.check,
    CallbackCheck.check, CallbackParameterCheck.check, EntryPointCheck.check, RouteCheck.check,
    ModuleCheck.check,
    EndingCheck.check, BlockingCheck.check, FlowCheck.check, SwallowingCheck.check,
  ]

  public static func rule(named name: String) -> Rule? { rules.first { $0.name == name } }
}
