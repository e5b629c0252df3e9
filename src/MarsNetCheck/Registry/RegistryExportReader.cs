using System.Globalization;
using System.Text;

namespace MarsNetCheck.Registry;

/// <summary>Turns the bytes of a registry export into keys and values, or into every error that is in them.</summary>
internal sealed class RegistryExportReader(string name)
{
    private const string Header = "Windows Registry Editor Version 5.00";
    private const string OldHeader = "REGEDIT4";
    private const string Again = "export it again with `reg export`";
    private const int MostErrors = 1000;
    private const int LongestName = 60;

    /// <summary>How many levels of keys Windows allows (learn.microsoft.com, "Registry element size limits").</summary>
    private const int MostLevels = 512;

    /// <summary>A text may go on in further lines; one that does not end within so many was never closed.</summary>
    private const int MostLinesOfText = 200;

    private readonly List<RegistryExportError> _errors = [];
    private readonly RegistryNode _root = new();
    private string[] _lines = [];
    private int _at;
    private RegistryNode? _key;
    private bool _keyIsBad;
    private Encoding _texts = Encoding.Unicode;

    public RegistryExport Read(ReadOnlySpan<byte> bytes)
    {
        CheckBytes(bytes);
        _lines = RegistryExportText.Decode(bytes).Split('\n');
        CheckHeader();
        for (; _at < _lines.Length && _errors.Count < MostErrors; _at++)
            ReadLine(Line(_at));
        if (RegistryExportText.IsCutOff(bytes))
            Fail(_lines.Length - 1, "the file is cut off in the middle of a character", Again);
        return _errors.Count == 0 ? new RegistryExport(_root) : throw new RegistryExportException(name, [.. _errors.OrderBy(e => e.Line)]);
    }

    private void CheckBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > RegistryExport.MaxBytes)
            throw Only("is larger than 64 MiB", "export only the keys that docs/registry-export.md names");
        if (RegistryExportText.IsBigEndian(bytes))
            throw Only("is UTF-16 with the high byte first, which Windows does not read either", "save it as UTF-16 LE or UTF-8");
    }

    // Whatever does not begin so is another file, and its lines would only be a list of nonsense.
    private void CheckHeader()
    {
        while (_at < _lines.Length && Line(_at).Length == 0)
            _at++;
        if (_at == _lines.Length)
            throw Only("is empty", "name a registry export, as `reg export` writes it");
        if (!TakeHeader(Line(_at)))
            throw Only($"is no registry export: it does not begin with \"{Header}\"", "name a file that `reg export` wrote");
    }

    private string Line(int index) => _lines[index].Trim().TrimStart(RegistryExportText.ByteOrderMark).TrimStart();

    // Joined exports have a header before each of them.
    private bool TakeHeader(string line)
    {
        if (string.Equals(line, Header, StringComparison.OrdinalIgnoreCase))
            _texts = Encoding.Unicode;
        else if (string.Equals(line, OldHeader, StringComparison.OrdinalIgnoreCase))
            _texts = Encoding.Latin1;
        else
            return false;
        _key = null;
        _keyIsBad = false;
        return true;
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0 || line[0] == ';' || TakeHeader(line))
            return;
        if (line[0] == '[')
            ReadKey(line);
        else if (line[0] is '"' or '@')
            ReadValue(line);
        else
            Fail(_at, "is no key, no value and no comment", "write [KEY], \"name\"=value or ; before a comment");
    }

    private void ReadKey(string line)
    {
        (_key, _keyIsBad) = (null, true);
        var close = line.LastIndexOf(']');
        if (close < 0 || !IsEnd(line.AsSpan(close + 1)))
        {
            Fail(_at, "a key has no closing bracket at the end of its line", "write ] after the key");
            return;
        }
        var deletes = line.StartsWith("[-", StringComparison.Ordinal);
        var path = line[(deletes ? 2 : 1)..close];
        if (RegistryPath.Parts(path) is not { } parts)
            Fail(_at, $"'{Shown(path)}' is in no hive", "begin the key with HKEY_LOCAL_MACHINE, HKEY_USERS or HKEY_CURRENT_USER");
        else if (parts.Length > MostLevels || parts.Any(p => p.Length == 0))
            Fail(_at, "a key has an empty name in its path, or more than 512 levels", "write one backslash between two names, and none at the end");
        else if (deletes)
            Parent(parts).Remove(parts[^1]);
        else
            (_key, _keyIsBad) = (Parent(parts).Make(parts[^1]), false);
    }

    private RegistryNode Parent(string[] parts) => parts.SkipLast(1).Aggregate(_root, (node, part) => node.Make(part));

    private void ReadValue(string line)
    {
        var place = _at;
        var close = line[0] == '@' ? 0 : QuotedText.Close(line, 0);
        if (close < 0)
        {
            Fail(place, "the name of a value is not closed", "write \" after the name");
            return;
        }
        if (_key is null && !_keyIsBad)
            Fail(place, "a value stands before any key", "write [KEY] before it");
        var rest = line[(close + 1)..].TrimStart();
        var valueName = close == 0 ? "" : QuotedText.Read(line.AsSpan(1, close - 1));
        if (valueName is null)
            Fail(place, "the name of a value has a backslash before another character than \\ or \"", "write \\\\ for a backslash");
        else if (!rest.StartsWith('='))
            Fail(place, $"'{Shown(valueName)}' has no value", "write = and a value after the name");
        else
            ReadContent(valueName, rest[1..].TrimStart());
    }

    private void ReadContent(string valueName, string content)
    {
        if (content.StartsWith('-') && IsEnd(content.AsSpan(1)))
            _key?.Unset(valueName);
        else if (content.StartsWith('"'))
            ReadText(valueName, content);
        else if (content.StartsWith("dword:", StringComparison.OrdinalIgnoreCase))
            ReadNumber(valueName, content["dword:".Length..]);
        else if (content.StartsWith("hex", StringComparison.OrdinalIgnoreCase))
            ReadBytes(valueName, content["hex".Length..]);
        else
            Fail(_at, $"'{Shown(valueName)}' is of no known type", "write \"text\", dword:00000001, hex:00,01 or - after the =");
    }

    // A text with a line break in it goes on in the next line.
    private void ReadText(string valueName, string content)
    {
        var (place, last, text) = (_at, _at, content);
        var close = QuotedText.Close(text, 0);
        while (close < 0 && last + 1 < _lines.Length && last - place < MostLinesOfText && MayGoOn(Line(last + 1)))
        {
            text = $"{text}\n{_lines[++last].TrimEnd()}";
            close = QuotedText.Close(text, 0);
        }
        if (close < 0)
        {
            Fail(place, $"the text of '{Shown(valueName)}' is not closed", "write \" after the text");
            return;
        }
        _at = last;
        if (!IsEnd(text.AsSpan(close + 1)))
            Fail(place, $"something stands after the text of '{Shown(valueName)}'", "remove it, or write \\\" for a quotation mark in the text");
        else if (QuotedText.Read(text.AsSpan(1, close - 1)) is { } read)
            _key?.Set(valueName, RegistryValue.OfText(read));
        else
            Fail(place, $"the text of '{Shown(valueName)}' has a backslash before another character than \\ or \"", "write \\\\ for a backslash");
    }

    private static bool MayGoOn(string line) =>
        !line.StartsWith('[') && !line.StartsWith("@=", StringComparison.Ordinal) && (line.Length < 2 || line[0] != '"' || IsEnd(line.AsSpan(1)));

    private void ReadNumber(string valueName, string digits)
    {
        if (uint.TryParse(WithoutComment(digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            _key?.Set(valueName, RegistryValue.OfDword(number));
        else
            Fail(_at, $"'{Shown(valueName)}' is no dword", "write up to eight hexadecimal digits, for example dword:00000001");
    }

    private void ReadBytes(string valueName, string content)
    {
        var place = _at;
        var colon = content.IndexOf(':', StringComparison.Ordinal);
        var list = Joined(content[(colon + 1)..]);
        if (colon < 0 || TypeOf(content[..colon]) is not { } type)
            Fail(place, $"'{Shown(valueName)}' is of no known type", "write hex: or a type in brackets, for example hex(2):");
        else if (list is null)
            Fail(place, $"the bytes of '{Shown(valueName)}' go on after the last line: the file is cut off", Again);
        else if (list.EndsWith(','))
            Fail(place, $"the bytes of '{Shown(valueName)}' end with a comma", "write \\ after the comma if they go on in the next line, else remove it");
        else if (Bytes(list) is { } bytes)
            _key?.Set(valueName, RegistryValue.OfStored(type, bytes, _texts));
        else
            Fail(place, $"the bytes of '{Shown(valueName)}' are no list of bytes", "write two hexadecimal digits for each, with commas between them");
    }

    // Null if the file ends where another line should follow.
    private string? Joined(string first)
    {
        var text = new StringBuilder();
        var part = WithoutComment(first);
        while (part.EndsWith('\\'))
        {
            text.Append(part.AsSpan(0, part.Length - 1).TrimEnd());
            if (_at + 1 >= _lines.Length || Line(_at + 1) is not { Length: > 0 } next || next[0] is '[' or '"' or '@')
                return null;
            part = WithoutComment(next);
            _at++;
        }
        return text.Append(part).ToString();
    }

    private static RegistryValueType? TypeOf(string brackets)
    {
        if (brackets.Length == 0)
            return RegistryValueType.Binary;
        if (!brackets.StartsWith('(') || !brackets.EndsWith(')') || !int.TryParse(brackets.AsSpan(1, brackets.Length - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var type))
            return null;
        return Enum.IsDefined((RegistryValueType)type) ? (RegistryValueType)type : RegistryValueType.Other;
    }

    private static byte[]? Bytes(string list)
    {
        if (list.Length == 0)
            return [];
        var bytes = new List<byte>(list.Length / 3 + 1);
        foreach (var part in list.AsSpan().Split(','))
        {
            if (!byte.TryParse(list.AsSpan(part).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                return null;
            bytes.Add(value);
        }
        return [.. bytes];
    }

    private static string WithoutComment(string text) => text.Split(';', 2)[0].Trim();

    private static bool IsEnd(ReadOnlySpan<char> rest) => rest.TrimStart() is [] or [';', ..];

    private static string Shown(string text)
    {
        var cut = text.Length <= LongestName ? text : string.Concat(text.AsSpan(0, LongestName), "…");
        return string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c));
    }

    private void Fail(int index, string problem, string mend) => _errors.Add(new RegistryExportError { Line = index + 1, Problem = problem, Mend = mend });

    private RegistryExportException Only(string problem, string mend) => new(name, [new RegistryExportError { Problem = problem, Mend = mend }]);
}
