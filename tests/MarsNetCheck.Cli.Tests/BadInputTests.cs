namespace MarsNetCheck.Cli.Tests;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("check -4 -6", "-4 and -6 contradict each other; give one, or none to use both families")]
    [InlineData("check --quiet --verbose", "--quiet and --verbose contradict each other; give one of them")]
    [InlineData("check --proxy none --no-proxy *.contoso.test", "--no-proxy and --proxy none contradict each other: without a proxy there is nothing to bypass; drop one of them")]
    [InlineData("demo --list healthy", "--list shows every scenario; give it without the name of one")]
    [InlineData("demo --list --region atlantis", "--region: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("demo --list --only auth", "--only: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("demo --list --host x.contoso.test", "--host: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("demo --list --timeout 1", "--timeout: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("demo --list --strict", "--strict: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("demo --list --expect X", "--expect: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("demo --list --quiet", "--quiet: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("demo --verbose --list", "--verbose: means nothing beside --list, which shows the scenarios and runs none; leave one of them out")]
    [InlineData("check --only auth --skip auth", "endpoints.json (built in): skip: nothing is left to probe; skip less")]
    [InlineData("check --format json --format table", "--format: only one report can go to standard output; add --output FILE to the others")]
    [InlineData("demo --format flows --format json --output a --output b", "--output: b has no --format beside it; write pairs, such as --format json --output report.json --format flows --output ticket.md")]
    [InlineData("check --output a --output b --format json", "--output: a has no --format beside it; write pairs, such as --format json --output report.json --format flows --output ticket.md")]
    public async Task Options_that_contradict_each_other_are_refused(string arguments, string line) => await RefusedAsync(arguments, line);

    [Theory]
    [InlineData("check --cloud publik", "endpoints.json (built in): cloud: 'publik' is no cloud of the catalog; did you mean 'public'?")]
    [InlineData("check --region germanycentral", "endpoints.json (built in): region: 'germanycentral' is closed and has no vaults; choose the region of the vault; `marsnetcheck catalog` lists them")]
    [InlineData("check --region westeurop", "endpoints.json (built in): region: 'westeurop' is no region of cloud 'public'; did you mean 'westeurope'? `marsnetcheck catalog` lists them")]
    [InlineData("check --cloud china --region westeurope", "endpoints.json (built in): region: 'westeurope' is a region of cloud 'public', not of 'china'; choose cloud 'public' or another region")]
    [InlineData("check --profile nope", "endpoints.json (built in): profile: 'nope' is no profile of cloud 'public'; `marsnetcheck catalog` lists them")]
    [InlineData("check --only login-microsoftonlin", "endpoints.json (built in): only: 'login-microsoftonlin' matches no endpoint id, group or host; did you mean 'login-microsoftonline'?")]
    [InlineData("check --skip nothing-like-it", "endpoints.json (built in): skip: 'nothing-like-it' matches no endpoint id, group or host; name one that `marsnetcheck catalog` lists")]
    [InlineData("check --host a/b", "endpoints.json (built in): host: 'a/b' is not a host name; write the full name without scheme, port or path, for example contoso.blob.core.windows.net")]
    [InlineData("demo healthi", "'healthi' is no scenario; did you mean 'healthy'?")]
    [InlineData("demo something-else-entirely", "'something-else-entirely' is no scenario; marsnetcheck demo --list shows them")]
    [InlineData("check --expect proxy.auth-require", "--expect: 'proxy.auth-require' is no finding code; did you mean 'proxy.auth-required'?")]
    [InlineData("check --format jsn", "--format: 'jsn' is no format of a report; did you mean 'json'?")]
    [InlineData("check --format html", "--format: 'html' is no format of a report; give table, json, flows or prometheus")]
    [InlineData("proxy --format flows", "--format: 'flows' is no format of a report; give table or json")]
    [InlineData("demo --list --format flows", "--format: flows is the table of a run's blocked flows; give table or json")]
    public async Task A_name_that_is_not_known_is_refused_with_the_nearest(string arguments, string line) => await RefusedAsync(arguments, line);

    [Theory]
    [InlineData("check --proxy nonsense://x", "--proxy: 'nonsense://x' is no proxy URL; write it like http://proxy.contoso.test:8080, or none, or auto")]
    [InlineData("check --proxy http://p:99999", "--proxy: 'http://p:99999' is no proxy URL; write it like http://proxy.contoso.test:8080, or none, or auto")]
    [InlineData("check --proxy http://proxy:0", "--proxy: 'http://proxy:0' is no proxy URL; write it like http://proxy.contoso.test:8080, or none, or auto")]
    [InlineData("check --agent-proxy http://proxy:0", "--agent-proxy: 'http://proxy:0' is no proxy URL and no file that is there; write http://proxy.contoso.test:8080, none, or the path of a file")]
    [InlineData("check --no-proxy 10.0.0.0/8", "--no-proxy: '10.0.0.0/8' has a slash, which a bypass list cannot have; name hosts such as *.contoso.test or 10.1.*")]
    [InlineData("check --pac file:///proxy.pac", "--pac: 'file:///proxy.pac' is no http or https address, and Windows fetches no script from another; write http://pac.contoso.test/proxy.pac, or the path of a file")]
    [InlineData("check --pac http://user:S3cret@pac.contoso.test/", "--pac: the URL holds credentials, which a command line shows to everybody; give it without them")]
    [InlineData("proxy --routes all", "'--routes' is no option of proxy; see marsnetcheck proxy --help")]
    [InlineData("check --routes some", "--routes: 'some' is neither effective nor all; give one of them")]
    [InlineData("proxy --url login.microsoftonline.com", "--url: 'login.microsoftonline.com' is no http or https address; write it like https://login.microsoftonline.com/")]
    [InlineData("check --dns foo", "--dns: 'foo' is no address of a server; write 10.1.0.53, 10.1.0.53:5353 or [2001:db8::53]:53")]
    [InlineData("check --dns 10.0.0.1,", "--dns: '' is no address of a server; write 10.1.0.53, 10.1.0.53:5353 or [2001:db8::53]:53")]
    [InlineData("check --dns 1234", "--dns: '1234' is no address of a server; write 10.1.0.53, 10.1.0.53:5353 or [2001:db8::53]:53")]
    [InlineData("check --timeout x", "--timeout: 'x' is no number of seconds that can be used; give 0.1 to 600")]
    [InlineData("check --timeout 0", "--timeout: '0' is no number of seconds that can be used; give 0.1 to 600")]
    [InlineData("check --budget 1e9", "--budget: '1e9' is no number of seconds that can be used; give 0.1 to 86400")]
    [InlineData("check --concurrency 0", "--concurrency: '0' is no count that can be used; give 1 to 65536")]
    public async Task A_value_that_cannot_be_used_is_refused_with_what_can(string arguments, string line) => await RefusedAsync(arguments, line);

    [Fact]
    public async Task Of_several_values_that_cannot_be_used_the_first_is_told_and_how_many_more() =>
        await RefusedAsync("check --budget 0 --timeout x --region westeurop", "--timeout: 'x' is no number of seconds that can be used; give 0.1 to 600 (and 2 more)");

    [Theory]
    [InlineData("check --redact", "'--redact' is no option of check; see marsnetcheck check --help")]
    [InlineData("--watch 5", "'--watch' is no option; see marsnetcheck --help")]
    [InlineData("explain tls.intercepted", "'explain' is no command; see marsnetcheck --help")]
    [InlineData("check now", "'now' is one argument too many for check; see marsnetcheck check --help")]
    [InlineData("catalog --strict", "'--strict' is no option of catalog; see marsnetcheck catalog --help")]
    [InlineData("demo --proxy none", "'--proxy' is no option of demo; see marsnetcheck demo --help")]
    [InlineData("--strict demo", "'--strict' stands before demo, where it means nothing; write it after demo")]
    [InlineData("--region westeurope catalog", "'--region' stands before catalog, where it means nothing; write it after catalog")]
    [InlineData("--quiet service status", "'--quiet' stands before service, where it means nothing; write it after service")]
    [InlineData("check --proxy", "Required argument missing for option: '--proxy'; see marsnetcheck check --help")]
    [InlineData("check --region a --region b", "Option '--region' expects a single argument but 2 were provided; see marsnetcheck check --help")]
    [InlineData("diagnose", "Required argument 'REPORT.json' missing for command: 'diagnose'; see marsnetcheck diagnose --help")]
    public async Task An_option_or_command_that_is_not_built_is_refused_and_never_ignored(string arguments, string line) => await RefusedAsync(arguments, line);

    [Theory]
    [InlineData("http://user:hunter2@proxy.contoso.test:8080")]
    [InlineData("user:hunter2@proxy.contoso.test:8080")]
    [InlineData("nonsense://user:hunter2@x")]
    public async Task Credentials_in_the_proxy_URL_are_refused_and_not_repeated(string url)
    {
        var result = await InProcess.RunAsync("check", "--proxy", url);

        Assert.Equal("marsnetcheck: --proxy: the URL holds credentials, which a command line shows to everybody; give it without them, for example http://proxy.contoso.test:8080\n", result.Error);
        Assert.Equal(2, result.Status);
    }

    [Theory]
    [InlineData("", "file: is empty; write a catalog, for example a copy of the endpoints.json that ships with the program")]
    [InlineData("not json", "line 1, column 2: is not JSON: 'o' is an invalid start of a value. Expected a 'n' literal or similar")]
    public async Task A_catalog_that_cannot_be_used_is_refused_with_its_place(string content, string problem)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("c.json", content);

        var result = await InProcess.RunAsync("check", "--catalog", file);

        Assert.Equal(2, result.Status);
        Assert.StartsWith($"marsnetcheck: {file}: {problem[..8]}", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("check --catalog /no/such/file.json", "/no/such/file.json: file: does not exist; name a catalog file that this account may read")]
    [InlineData("check --expect-root /no/such/file.pem", "--expect-root: /no/such/file.pem: does not exist; check the path")]
    [InlineData("diagnose /no/such/file.json", "/no/such/file.json: does not exist; check the path")]
    [InlineData("diagnose /", "/: is a directory; give the path of a file")]
    [InlineData("check --pac /no/such/proxy.pac", "/no/such/proxy.pac: does not exist; check the path")]
    [InlineData("check --proxy-settings /no/such/machine.reg", "/no/such/machine.reg: file: does not exist; name a registry export that this account may read")]
    [InlineData("check --proxy-settings /", "/: file: cannot be read; name a registry export that this account may read")]
    [InlineData("check --agent-proxy /no/such/agent.json", "--agent-proxy: '/no/such/agent.json' is no proxy URL and no file that is there; write http://proxy.contoso.test:8080, none, or the path of a file")]
    [InlineData("check --agent-proxy agent.json", "--agent-proxy: 'agent.json' is no proxy URL and no file that is there; write http://proxy.contoso.test:8080, none, or the path of a file")]
    [InlineData("check --agent-proxy nonsense://x", "--agent-proxy: 'nonsense://x' is no proxy URL and no file that is there; write http://proxy.contoso.test:8080, none, or the path of a file")]
    [InlineData("check --output /no/such/folder/report.json", "--output: /no/such/folder/report.json: its directory does not exist; create it, or give another file")]
    [InlineData("check --output /", "--output: /: is a directory; give the path of a file")]
    public async Task A_file_that_cannot_be_used_is_refused_before_anything_is_probed(string arguments, string line) => await RefusedAsync(arguments, line);

    [Fact]
    public async Task A_file_without_a_certificate_is_no_root()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("root.pem", "nothing");

        var result = await InProcess.RunAsync("check", "--expect-root", file);

        Assert.Equal(new RunResult(2, "", $"marsnetcheck: --expect-root: {file}: holds no certificate; give a PEM file with -----BEGIN CERTIFICATE-----\n"), result);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_no_root()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("root.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        var result = await InProcess.RunAsync("check", "--expect-root", file);

        Assert.Equal(new RunResult(2, "", $"marsnetcheck: --expect-root: {file}: holds a certificate that cannot be read; give a PEM file with -----BEGIN CERTIFICATE-----\n"), result);
    }

    [Fact]
    public async Task An_output_file_that_is_no_report_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("notes.txt", "my notes");

        var result = await InProcess.RunAsync("check", "--output", file);

        Assert.Equal(new RunResult(2, "", $"marsnetcheck: --output: {file}: exists and is no report; give another file, or add --force to overwrite it\n"), result);
        Assert.Equal("my notes", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Of_two_output_files_of_which_one_is_refused_none_is_made()
    {
        using var folder = new TemporaryFolder();
        var (good, bad) = (folder.File("report.json"), folder.File("notes.txt", "my notes"));

        var result = await InProcess.RunAsync("check", "--format", "json", "--output", good, "--format", "table", "--output", bad);

        Assert.Equal(2, result.Status);
        Assert.False(File.Exists(good));
    }

    [Fact]
    public async Task One_file_cannot_take_two_reports()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("r");

        var result = await InProcess.RunAsync("check", "--format", "json", "--output", file, "--format", "table", "--output", file);

        Assert.Equal(new RunResult(2, "", $"marsnetcheck: --output: {file} is named twice; give each report a file of its own\n"), result);
    }

    [Fact]
    public async Task Somebody_who_validates_a_catalog_gets_every_error_of_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("c.json", """{ "schemaVersion": 1, "wrong": 1, "alsoWrong": 2 }""");

        var result = await InProcess.RunAsync("catalog", "--catalog", file);

        Assert.Equal(2, result.Status);
        Assert.Contains("$.wrong", result.Error, StringComparison.Ordinal);
        Assert.Contains("$.alsoWrong", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[HKLM\\x]\n\"a\"=5", "line 3: 'a' is of no known type; write \"text\", dword:00000001, hex:00,01 or - after the =")]
    [InlineData("[HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]\n\"ProxyEnable\"=dword:00000001", "file: does not hold the settings of the SYSTEM account, which MARS runs as (HKEY_USERS\\S-1-5-18\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings); export that key, too, as docs/registry-export.md shows")]
    [InlineData("[HKLM\\x\nnonsense\n\"a\"=", "line 2: a key has no closing bracket at the end of its line; write ] after the key (and 2 more)")]
    public async Task A_registry_export_with_errors_is_refused_with_the_first_line_and_how_many_more(string text, string problem)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("machine.reg", "Windows Registry Editor Version 5.00\n" + text);

        Assert.Equal(new RunResult(2, "", $"marsnetcheck: {file}: {problem}\n"), await InProcess.RunAsync("check", "--proxy-settings", file));
    }

    [Theory]
    [InlineData("{", "line 1, column 2: is not JSON; write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4")]
    [InlineData("""{ "ProxySetting": { "Enabled": true, "ProxyServer": "http://p.test", "ProxyPort": "S3cret" } }""", "$.ProxySetting.ProxyPort: is no port; write a number from 1 to 65535")]
    public async Task An_agent_setting_that_cannot_be_used_is_refused_with_its_place(string json, string problem)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("agent.json", json);

        Assert.Equal(new RunResult(2, "", $"marsnetcheck: {file}: {problem}\n"), await InProcess.RunAsync("check", "--agent-proxy", file));
    }

    [Fact]
    public async Task Credentials_in_the_agents_URL_are_refused_and_not_repeated()
    {
        var result = await InProcess.RunAsync("check", "--agent-proxy", "http://user:hunter2@proxy.contoso.test:8080");

        Assert.Equal(2, result.Status);
        Assert.DoesNotContain("hunter2", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--proxy-settings")]
    [InlineData("--agent-proxy")]
    [InlineData("--host")]
    [InlineData("--region")]
    [InlineData("--only")]
    public async Task An_empty_value_is_refused_and_nothing_is_probed(string option)
    {
        var result = await InProcess.RunAsync("check", option, "");

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    private static async Task RefusedAsync(string arguments, string line)
    {
        var result = await InProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(new RunResult(2, "", $"marsnetcheck: {line}\n"), result);
    }
}
