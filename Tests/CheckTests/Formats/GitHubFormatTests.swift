import KemiCheck
import Testing

@Suite struct GitHubFormatTests {
  @Test func escapesWhatHasMeaning() {
    #expect(
      GitHubFormat.text(Reports.hostile) == """
        ::error file=gone%2C too.lua,title=kemi check::cannot open it: 50%25
        ::error file=my routes/ä%3A%251%2C.lua,line=2,endLine=3,title=syntax::100%25 "wrong":%0Asee, there\u{1}
        ::warning file=my routes/ä%3A%251%2C.lua,line=3,endLine=3,col=3,endColumn=8,title=unused-suppression::message

        """)
  }

  @Test func nothingIsEmpty() { #expect(GitHubFormat.text(CheckReport()) == "") }
}
