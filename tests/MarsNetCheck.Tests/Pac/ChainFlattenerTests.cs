using MarsNetCheck.Pac;

namespace MarsNetCheck.Tests.Pac;

public sealed class ChainFlattenerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1234)]
    [InlineData(1999)]
    [InlineData(2000)]
    public async Task Two_thousand_alternatives_in_one_condition_keep_their_meaning(int host)
    {
        var any = string.Join("\n || ", Enumerable.Range(0, 2000).Select(i => $"host == 'h{i}.test'"));

        var answer = await new PacWorld().AskAsync($"function FindProxyForURL(url, host) {{ if ({any}) return 'PROXY p:1'; return 'DIRECT'; }}", $"https://h{host}.test/");

        Assert.Equal(host < 2000 ? "PROXY p:1" : "DIRECT", answer.Raw);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1234)]
    [InlineData(1999)]
    [InlineData(2000)]
    public async Task Two_thousand_branches_keep_their_meaning(int host)
    {
        var chain = string.Join("\n else ", Enumerable.Range(0, 2000).Select(i => $"if (host == 'h{i}.test') p = 'PROXY p{i}:1'; // else"));

        var answer = await new PacWorld().AskAsync($"function FindProxyForURL(url, host) {{ var p; {chain}\n else {{ p = 'DIRECT'; }} return p; }}", $"https://h{host}.test/");

        Assert.Equal(host < 2000 ? $"PROXY p{host}:1" : "DIRECT", answer.Raw);
    }

    [Fact]
    public async Task A_chain_inside_a_loop_leaves_the_loop_where_the_script_does()
    {
        var chain = string.Join("\n else ", Enumerable.Range(0, 300).Select(i => $"if (i == {i}) {{ if (i == 250) break; n += i; continue; }}"));

        var answer = await new PacWorld().AskAsync($"function FindProxyForURL(url, host) {{ var n = 0; for (var i = 0; ; i++) {{ {chain}\n n = -1; }} return 'PROXY p:' + n; }}");

        Assert.Equal("PROXY p:31125", answer.Raw);
    }

    [Theory]
    [InlineData("(a && b) || c && (d || e) || (f, g)")]
    [InlineData("((a || b) || c) || !(d || e)")]
    [InlineData("a /* || */ || b || 'x||y' || /\\|\\|/")]
    public void Parentheses_stay_where_they_bind(string start)
    {
        var long1 = start + string.Concat(Enumerable.Range(0, 200).Select(i => $" || x{i}"));

        var flat = ChainFlattener.Flatten(long1);

        Assert.Equal(flat.Count(c => c == '('), flat.Count(c => c == ')'));
        Assert.Equal(Letters(long1), Letters(flat));
        Assert.NotEqual(long1, flat);
    }

    [Fact]
    public async Task A_long_condition_at_the_end_of_a_branch_needs_no_semicolon()
    {
        var any = string.Join(" || ", Enumerable.Range(0, 50).Select(i => $"host == 'h{i}.test'"));
        var chain = string.Join("\nelse ", Enumerable.Range(0, 300).Select(i => $"if (n == {i}) p = {any}"));

        var answer = await new PacWorld().AskAsync($"function FindProxyForURL(url, host) {{ var n = 200, p; {chain}\nreturn p ? 'PROXY p:1' : 'DIRECT'; }}", "https://h49.test/");

        Assert.Equal("PROXY p:1", answer.Raw);
    }

    [Fact]
    public async Task A_chain_that_is_a_branch_of_another_chain_keeps_its_meaning()
    {
        var inner = string.Join(" else ", Enumerable.Range(0, 300).Select(i => $"if (m == {i}) p = {i};")) + " else p = -1;";
        var outer = string.Join("\nelse ", Enumerable.Range(0, 300).Select(i => i == 7 ? $"if (n == 7) {inner}" : $"if (n == {i}) p = -2;"));

        var answer = await new PacWorld().AskAsync($"function FindProxyForURL(url, host) {{ var n = 7, m = 250, p; {outer}\nelse p = -3; return 'PROXY p:' + p; }}");

        Assert.Equal("PROXY p:250", answer.Raw);
    }

    [Fact]
    public async Task An_error_in_a_long_script_keeps_its_line()
    {
        var chain = string.Join("\nelse ", Enumerable.Range(0, 300).Select(i => $"if (host == 'h{i}')\n  return 'DIRECT';"));

        var answer = await new PacWorld().AskAsync($"function FindProxyForURL(url, host) {{\n{chain}\nnone.such(); }}");

        Assert.Equal(602, answer.Error?.Line);
    }

    private static string Letters(string text) => string.Concat(text.Where(c => c is not ('(' or ')' or ' ')));
}
