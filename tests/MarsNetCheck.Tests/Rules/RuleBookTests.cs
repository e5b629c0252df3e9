using System.Text.RegularExpressions;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.House;

namespace MarsNetCheck.Tests.Rules;

public sealed partial class RuleBookTests
{
    private static readonly string[] Contract =
    [
        "dns.nxdomain", "dns.no-data", "dns.servfail", "dns.refused", "dns.timeout", "dns.no-resolver", "dns.resolver-down", "dns.slow", "dns.sinkhole",
        "dns.private-address", "dns.private-link", "dns.private-link-partial", "dns.outside-range", "dns.override", "dns.unneeded",
        "tcp.timeout", "tcp.refused", "tcp.prohibited", "tcp.unreachable", "tcp.family",
        "proxy.unresolved", "proxy.unreachable", "proxy.auth-required", "proxy.auth-rejected", "proxy.denied", "proxy.upstream-dns", "proxy.upstream-timeout",
        "proxy.upstream-failed", "proxy.redirect", "proxy.not-a-proxy", "proxy.protocol-error", "proxy.timeout", "proxy.reset", "proxy.tls-failed",
        "tls.not-tls", "tls.alert", "tls.version", "tls.untrusted", "tls.intercepted", "tls.expired", "tls.not-yet-valid", "tls.name-mismatch",
        "tls.revoked", "tls.revocation-unreachable",
        "tls.weak", "tls.reset", "tls.closed", "tls.timeout",
        "http.auth-required", "http.captive-portal", "http.block-page", "http.redirect", "http.server-error", "http.status", "http.content",
        "http.timeout", "http.reset", "http.protocol-error", "http.transparent-proxy",
        "clock.skew", "path.no-network", "path.slow", "path.loss", "path.mtu", "range.blocked", "range.partial", "range.unproven", "range.answered-by-firewall", "catalog.region-missing", "settings.agent-unknown",
        "settings.invalid", "settings.bypass-invalid", "settings.pac-error", "settings.pac-unreachable", "settings.pac-unsupported", "settings.unsupported-proxy", "settings.wpad-not-found",
        "settings.disagree", "settings.proxy-disabled-but-set", "settings.denied", "settings.user-differs", "settings.no-credentials",
    ];

    private static readonly HashSet<string> _verbs = new(StringComparer.Ordinal)
    {
        "Allow", "Compare", "Complete", "Configure", "Connect", "Correct", "Enter", "Exempt", "Find", "Get", "Give", "Have", "Install", "Let", "Look", "Make", "Mend", "Name", "Open", "Remove", "Renew", "Repair", "Repeat", "Report", "Run", "Serve", "Set", "Sign", "Start", "Switch", "Write",
    };

    public static TheoryData<string> Codes => [.. Descriptors().Select(d => d.Code)];

    [Fact]
    public void The_book_has_the_codes_of_the_contract_each_once() =>
        Assert.Equal(Contract.Order(StringComparer.Ordinal), Descriptors().Select(d => d.Code).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_two_lower_case_words_with_a_dot(string code) => Assert.Matches(CodeFormat(), code);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_is_worded(string code)
    {
        var rule = Descriptors().Single(d => string.Equals(d.Code, code, StringComparison.Ordinal));

        Assert.NotEmpty(rule.Title);
        Assert.False(rule.Title.EndsWith('.'), "A title is no sentence with a period.");
        Assert.EndsWith(rule.Detail.EndsWith(']') ? "]" : ".", rule.Detail, StringComparison.Ordinal);
        Assert.True(rule.Stage is not null || code.StartsWith("clock.", StringComparison.Ordinal) || code.StartsWith("path.", StringComparison.Ordinal) || code.StartsWith("catalog.", StringComparison.Ordinal) || code.StartsWith("settings.", StringComparison.Ordinal));
        // Only where nothing shows who answered can nobody be named.
        Assert.NotEqual(Blame.Unknown, rule.Blame);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_action_is_one_imperative_sentence(string code)
    {
        var rule = Descriptors().Single(d => string.Equals(d.Code, code, StringComparison.Ordinal));
        var action = Wording.InGeneral(rule.Action);
        if (rule.Action.Length == 0)
        {
            Assert.Equal(Severity.Info, rule.Severity);
            return;
        }

        Assert.Matches("^[A-Z][a-z]+ ", action);
        Assert.EndsWith(".", action, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", action, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void In_general_no_choice_of_a_text_runs_into_the_next(string code)
    {
        var rule = Descriptors().Single(d => string.Equals(d.Code, code, StringComparison.Ordinal));

        Assert.All([rule.Title, rule.Detail, rule.Action], text => Assert.DoesNotMatch("[.>)](\\p{Lu}|<)", Wording.InGeneral(text)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_action_begins_with_what_to_do_in_each_of_its_choices(string code)
    {
        var action = Descriptors().Single(d => string.Equals(d.Code, code, StringComparison.Ordinal)).Action;
        var beginnings = action.StartsWith('[') ? LeadingChoice().Matches(action).Select(m => m.Groups["word"].Value) : [action.Split(' ')[0]];

        Assert.All(beginnings.Where(w => w.Length > 0), word => Assert.Contains(word, _verbs));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_blocks_backup_is_told_by_the_errors_that_it_shows_up_as(string code)
    {
        var rule = Descriptors().Single(d => string.Equals(d.Code, code, StringComparison.Ordinal));

        Assert.True(rule.Severity < Severity.Error || rule.Kind == ClaimKind.Remark || !rule.MarsErrors.IsEmpty);
    }

    [Fact]
    public void Every_rule_about_the_network_names_its_control()
    {
        var folder = Path.Combine(Repository.Root, "src", "MarsNetCheck", "Rules");
        var files = Directory.EnumerateFiles(folder, "*Rule.cs").Where(f => NetworkRule().IsMatch(Path.GetFileName(f))).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(NamesControl(folder, file), Path.GetFileName(file)));
    }

    // In a comment of its own, or of the rule that it derives from.
    private static bool NamesControl(string folder, string file)
    {
        var text = File.ReadAllText(file);
        if (Control().IsMatch(text))
            return true;
        var parent = Path.Combine(folder, BaseClass().Match(text).Groups["name"].Value + ".cs");
        return File.Exists(parent) && Control().IsMatch(File.ReadAllText(parent));
    }

    [Fact]
    public void Only_what_counts_for_the_run_is_run_wide() =>
        Assert.Equal(
            ["clock.skew", "dns.no-resolver", "path.no-network"],
            Descriptors().Where(d => d.RunWide).Select(d => d.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void The_recognition_data_can_be_read() => Assert.NotNull(Recognition.Load());

    private static IEnumerable<RuleDescriptor> Descriptors() => RuleBook.Standard().Rules.SelectMany(r => r.Codes);

    [GeneratedRegex(@"\[[A-Za-z]+: (?<word>[A-Z][a-z]+) [^\]]*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingChoice();

    [GeneratedRegex("^(Dns|Tcp|Proxy|Tls|Http|Clock|Path)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NetworkRule();

    [GeneratedRegex("//.*[Cc]ontrol", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Control();

    [GeneratedRegex(@"class \w+\([^:]*\) ?: (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BaseClass();

    [GeneratedRegex("^[a-z]+\\.[a-z]+(-[a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeFormat();
}
