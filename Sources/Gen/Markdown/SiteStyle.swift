/// The style sheet of the site: tables whose text wraps, and pages that use the window's width.
enum SiteStyle {
  static func text(scope: Scope) -> String {
    """
    /* \(scope.origin) */
    .wy-table-responsive table td,
    .wy-table-responsive table th {
      white-space: normal;
    }
    .wy-nav-content {
      max-width: 1000px;
    }

    """
  }
}
