using System.Diagnostics;
using MarsNetCheck.Pac;

namespace MarsNetCheck.Tests.Pac;

/// <summary>Whatever a script does: a fact, in time, and never an exception.</summary>
public sealed class HostileScriptTests
{
    private static readonly PacLimits _short = PacLimits.Default with { Computing = TimeSpan.FromSeconds(1), Pattern = TimeSpan.FromMilliseconds(200), Statements = int.MaxValue, Memory = 16 << 20 };

    [Fact]
    public async Task A_syntax_error_is_told_with_its_line()
    {
        var error = (await new PacWorld().AskAsync("function FindProxyForURL(url, host)\n{\n  if (host == 'a' return 'DIRECT';\n}")).Error;

        Assert.Equal((PacErrorKind.Syntax, 3), (error?.Kind, error?.Line));
        Assert.Contains("return", error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_script_throws_is_told_with_its_line()
    {
        var error = (await new PacWorld().AskAsync("function FindProxyForURL(url, host)\n{\n  return hostname.length;\n}")).Error;

        Assert.Equal((PacErrorKind.Threw, 3), (error?.Kind, error?.Line));
        Assert.Contains("hostname", error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw 'text'")]
    [InlineData("throw { toString: function () { throw 1; } }")]
    [InlineData("throw null")]
    [InlineData("null.x")]
    public async Task Anything_may_be_thrown(string statement) =>
        Assert.Equal(PacErrorKind.Threw, (await InFunctionAsync(statement)).Error?.Kind);

    [Theory]
    [InlineData("")]
    [InlineData("// nothing")]
    [InlineData("var FindProxyForURL = 'DIRECT';")]
    [InlineData("function findProxyForURL(u, h) { return 'DIRECT'; }")]
    public async Task A_script_without_the_function_has_no_entry_point(string script) =>
        Assert.Equal(PacErrorKind.NoEntryPoint, (await new PacWorld().AskAsync(script)).Error?.Kind);

    [Theory]
    [InlineData("", "undefined")]
    [InlineData("return null", "null")]
    [InlineData("return 42", "number")]
    [InlineData("return ['PROXY a:1']", "object")]
    [InlineData("return 'PROXY b\\u00fccher:80'", "not ASCII")]
    public async Task An_answer_that_is_no_text_is_an_error_as_in_Chromium(string statement, string message)
    {
        var answer = await InFunctionAsync(statement);

        Assert.Equal(new PacError(PacErrorKind.BadAnswer, message), answer.Error);
    }

    [Theory]
    [InlineData("while (true);")]
    [InlineData("for (;;) { try { for (;;); } catch (e) { } finally { } }")]
    [InlineData("/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("new RegExp('^(a+)+$').test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("shExpMatch('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+')")]
    [InlineData("[3, 2, 1].sort(function () { for (;;); })")]
    public async Task A_script_that_never_ends_is_ended(string statement) =>
        Assert.Equal(PacErrorKind.TimedOut, (await InFunctionAsync(statement)).Error?.Kind);

    [Fact]
    [Trait("Wine", "Alone")] // Wine cannot suspend the thread that goes on, so no later collection of the same process would end.
    public async Task An_operation_that_cannot_be_ended_is_left_alone()
    {
        var watch = Stopwatch.StartNew();

        var answer = await InFunctionAsync("var b = 2n; for (var i = 0; i < 23; i++) b = b * b; return b.toString();");

        Assert.NotNull(answer.Error);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Statements_are_counted()
    {
        var world = new PacWorld { Limits = PacLimits.Default with { Statements = 1000 } };

        Assert.Equal(PacErrorKind.TooManyStatements, (await world.AskAsync("while (true);")).Error?.Kind);
    }

    [Theory]
    [InlineData("var a = []; while (true) a.push(new Array(1000).join('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'));")]
    [InlineData("var s = 'x'; while (true) s = s + s;")]
    [InlineData("return new Array(4000000000).length")]
    [InlineData("var a = []; while (true) a.push([1, 2, 3].join(','));")]
    public async Task A_script_that_allocates_without_end_is_ended(string statement) =>
        Assert.Equal(PacErrorKind.TooMuchMemory, (await InFunctionAsync(statement)).Error?.Kind);

    [Theory]
    [InlineData("return 'x'.repeat(1 << 28)")]
    [InlineData("return 'x'.padEnd(1 << 28)")]
    [InlineData("return new Array(200000).join(new Array(200000).join('x'))")]
    [InlineData("var s = 'x'.repeat(1 << 15); return s.replace(/x/g, s)")]
    public async Task No_single_call_makes_a_text_of_gigabytes(string statement)
    {
        var before = GC.GetTotalAllocatedBytes();

        var answer = await InFunctionAsync(statement);

        Assert.Equal("Invalid string length", answer.Error?.Message);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 30);
    }

    [Theory]
    [InlineData("function f() { return f(); } f();")]
    [InlineData("var o = { get a() { return this.a; } }; o.a;")]
    public async Task Recursion_is_bounded(string statement) =>
        Assert.Equal(PacErrorKind.TooDeep, (await InFunctionAsync(statement)).Error?.Kind);

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "", "]")]
    [InlineData("!", "1", "")]
    [InlineData("1 + (", "1", ")")]
    [InlineData("{", "", "}")]
    public async Task Nesting_without_end_is_an_error(string open, string middle, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 100_000)) + middle + string.Concat(Enumerable.Repeat(close, 100_000));

        Assert.Equal(PacErrorKind.TooDeep, (await InFunctionAsync(nested)).Error?.Kind);
    }

    [Fact]
    public async Task A_script_of_more_than_a_megabyte_is_not_read() =>
        Assert.Equal(PacErrorKind.TooLong, (await new PacWorld().AskAsync(new string(' ', (1 << 20) + 1))).Error?.Kind);

    [Fact]
    public async Task A_script_asks_for_50_names_and_no_more()
    {
        var world = new PacWorld();

        var answer = await world.AskAsync("function FindProxyForURL(u, h) { for (var i = 0; ; i++) dnsResolve('n' + i + '.test'); }");

        Assert.Equal(PacErrorKind.TooManyNames, answer.Error?.Kind);
        Assert.Equal(50, world.Asked.Count);
    }

    [Fact]
    public async Task Alerts_without_end_are_cut()
    {
        var answer = await InFunctionAsync("for (var i = 0; i < 10000; i++) alert(new Array(5000).join('x')); return 'DIRECT';");

        Assert.Equal((50, 1024), (answer.Alerts.Length, answer.Alerts.Max(a => a.Length)));
    }

    [Theory]
    [InlineData("System")]
    [InlineData("importNamespace")]
    [InlineData("clrHelper")]
    [InlineData("require")]
    [InlineData("ActiveXObject")]
    [InlineData("XMLHttpRequest")]
    public async Task A_script_finds_no_way_to_the_machine(string name) =>
        Assert.Equal("undefined", await new PacWorld().ValueAsync($"typeof {name}"));

    [Fact]
    public async Task A_script_that_used_up_its_time_once_is_not_run_for_every_URL()
    {
        using var evaluator = new PacWorld { Limits = _short }.Evaluator("function FindProxyForURL(u, h) { for (;;); }");
        var watch = Stopwatch.StartNew();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => evaluator.AskAsync(new Uri($"https://h{i}.test/"), TestContext.Current.CancellationToken)));

        Assert.All(answers, a => Assert.Equal(PacErrorKind.TimedOut, a.Error?.Kind));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    private static Task<PacAnswer> InFunctionAsync(string statement) =>
        new PacWorld { Limits = _short }.AskAsync($"function FindProxyForURL(url, host) {{ {statement} }}");
}
