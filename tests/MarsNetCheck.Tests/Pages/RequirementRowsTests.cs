using MarsNetCheck.Catalog;
using MarsNetCheck.Pages;
using MarsNetCheck.Tests.Diagnosis;
using MarsNetCheck.Tests.Reports;

namespace MarsNetCheck.Tests.Pages;

public sealed class RequirementRowsTests
{
    [Fact]
    public void A_line_that_is_not_probed_shows_why_where_the_others_show_their_endpoints()
    {
        var unprobed = new Requirement { Pattern = "*.msauth.net", Purpose = "More.", Required = false, Source = "test", NotProbed = "No host is <documented>." };
        var report = FlowReports.Of(EvidenceBuilder.Healthy().Catalog(c => c with { Requirements = [.. c.Requirements, unprobed] }));

        var html = RequirementRows.Of(report, ReportLinks.None).ToString();

        Assert.EndsWith("""<td class="wide"><span class="faint">No host is &lt;documented&gt;.</span></td></tr></tbody></table></div></details></section>""", html.ReplaceLineEndings("").Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
