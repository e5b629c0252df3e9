using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using Interpreter = Jint.Engine;

namespace MarsNetCheck.Pac;

/// <summary>The functions that a PAC script finds: Netscape's, and Microsoft's for IPv6. docs/pac.md says where engines differ.</summary>
internal sealed class PacFunctions(Interpreter engine, PacCall call, ShellPatterns patterns)
{
    private const string Loopback = "127.0.0.1";

    /// <summary>Defines Netscape's functions.</summary>
    public void DefineNetscape()
    {
        Define("isPlainHostName", a => IsPlain(Text(a, 0)));
        Define("dnsDomainIs", a => Text(a, 0).EndsWith(Text(a, 1), StringComparison.Ordinal));
        Define("localHostOrDomainIs", a => IsLocalOrSame(Text(a, 0), Text(a, 1)));
        Define("dnsDomainLevels", a => Text(a, 0).Count(c => c == '.'));
        Define("isResolvable", a => FirstQuad(a) is not null);
        Define("dnsResolve", a => FirstQuad(a) is { } quad ? quad : JsValue.Null);
        Define("isInNet", IsInNet);
        Define("convert_addr", a => PacAddresses.Convert(Text(a, 0)));
        Define("myIpAddress", _ => Quads(call.OwnAddresses).FirstOrDefault()?.ToString() ?? Loopback);
        Define("shExpMatch", ShellMatch);
        Define("weekdayRange", a => call.Calendar.Weekday(Texts(a)));
        Define("dateRange", a => call.Calendar.Date(Texts(a)));
        Define("timeRange", a => call.Calendar.Time(Texts(a)) ?? throw Wrong("timeRange: 1, 2, 4 or 6 numbers are needed"));
        Define("alert", Alert);
    }

    /// <summary>Defines Microsoft's functions.</summary>
    public void DefineMicrosoft()
    {
        Define("isResolvableEx", a => !Addresses(a).IsEmpty);
        Define("dnsResolveEx", a => string.Join(';', Addresses(a)));
        Define("myIpAddressEx", _ => string.Join(';', call.OwnAddresses.Where(a => !IPAddress.IsLoopback(a))));
        Define("isInNetEx", a => PacAddresses.InPrefix(Text(a, 0), Text(a, 1)));
        Define("sortIpAddressList", a => PacAddresses.Sort(Text(a, 0)) is { } sorted ? sorted : JsBoolean.False);
        Define("getClientVersion", _ => "1.0");
    }

    private void Define(string name, Func<JsValue[], JsValue> body) =>
        engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => body(arguments)));

    /// <summary>No dot, and no IPv6 address, which has none either.</summary>
    private static JsValue IsPlain(string host) =>
        !host.Contains('.', StringComparison.Ordinal) && PacAddresses.Literal(host) is null;

    private static JsValue IsLocalOrSame(string host, string name) =>
        string.Equals(host, name, StringComparison.Ordinal) || name.StartsWith(host + ".", StringComparison.Ordinal);

    private JsValue IsInNet(JsValue[] arguments)
    {
        if (IsNothing(arguments, 0) || IsNothing(arguments, 1) || IsNothing(arguments, 2))
            return false;
        var address = Quads(call.Resolve(Text(arguments, 0))).FirstOrDefault();
        return address is not null && PacAddresses.InNet(address, Text(arguments, 1), Text(arguments, 2));
    }

    private JsValue ShellMatch(JsValue[] arguments)
    {
        try
        {
            return patterns.Matches(Text(arguments, 0), Text(arguments, 1));
        }
        catch (ArgumentException)
        {
            throw Wrong("shExpMatch: the pattern is no regular expression");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new TimeoutException();
        }
    }

    private JsValue Alert(JsValue[] arguments)
    {
        call.Alert(arguments.Length > 0 ? TypeConverter.ToString(arguments[0]) : "");
        return JsValue.Undefined;
    }

    private string? FirstQuad(JsValue[] arguments) => Quads(Addresses(arguments)).FirstOrDefault()?.ToString();

    private ImmutableArray<IPAddress> Addresses(JsValue[] arguments) =>
        IsNothing(arguments, 0) ? [] : call.Resolve(Text(arguments, 0));

    private static IEnumerable<IPAddress> Quads(ImmutableArray<IPAddress> addresses) =>
        addresses.Where(a => a.AddressFamily == AddressFamily.InterNetwork);

    private static List<string> Texts(JsValue[] arguments) => [.. arguments.Select(TypeConverter.ToString)];

    private static bool IsNothing(JsValue[] arguments, int index) =>
        arguments.Length <= index || arguments[index].IsNull() || arguments[index].IsUndefined();

    private string Text(JsValue[] arguments, int index) =>
        IsNothing(arguments, index) ? throw Wrong("an argument is missing") : TypeConverter.ToString(arguments[index]);

    private JavaScriptException Wrong(string message) => new(engine.Intrinsics.TypeError, message);
}
