using System.Buffers;
using System.Text;

namespace MarsNetCheck.Stages;

/// <summary>Reads the parts of an authentication field (RFC 9110 sections 5.6.2, 5.6.4 and 11.2). Never fails: what is not there is null.</summary>
internal sealed class AuthFieldReader(string text)
{
    private static readonly SearchValues<char> _tokenChars = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> _token68Chars = SearchValues.Create("-._~+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private int _at;

    /// <summary>Goes to the next item of the list; false at the end.</summary>
    public bool SkipToItem()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or ',')
            _at++;
        return _at < text.Length;
    }

    /// <summary>Leaves an item that cannot be read.</summary>
    public void SkipItem()
    {
        var comma = text.IndexOf(',', _at);
        _at = comma < 0 ? text.Length : comma;
    }

    /// <summary>A token; null if there is none here.</summary>
    public string? ReadToken()
    {
        var length = text.AsSpan(_at).IndexOfAnyExcept(_tokenChars);
        return Take(length < 0 ? text.Length - _at : length);
    }

    /// <summary>A name in lower case and its value; null if there is none here, and then nothing is read.</summary>
    public (string Name, string Value)? ReadParameter()
    {
        var start = _at;
        if (ReadToken() is { } name && ReadAfterEquals() is { } value)
            return (name.ToLowerInvariant(), value);
        _at = start;
        return null;
    }

    /// <summary>The token that stands in place of parameters; null if there is none here, and then nothing is read.</summary>
    public string? ReadToken68()
    {
        var start = _at;
        SkipSpace();
        if (_at == start)
            return null;
        var length = text.AsSpan(_at).IndexOfAnyExcept(_token68Chars);
        var end = length < 0 ? text.Length : _at + length;
        while (length != 0 && end < text.Length && text[end] == '=')
            end++;
        var token = Take(end - _at);
        SkipSpace();
        if (token is not null && (_at == text.Length || text[_at] == ','))
            return token;
        _at = start;
        return null;
    }

    private string? ReadAfterEquals()
    {
        SkipSpace();
        if (_at == text.Length || text[_at] != '=')
            return null;
        _at++;
        SkipSpace();
        return _at < text.Length && text[_at] == '"' ? ReadQuoted() : ReadToken();
    }

    // A text whose closing quote is missing goes to the end.
    private string ReadQuoted()
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                _at++;
            value.Append(text[_at]);
        }
        _at = Math.Min(_at + 1, text.Length);
        return value.ToString();
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t')
            _at++;
    }

    private string? Take(int length)
    {
        if (length == 0)
            return null;
        _at += length;
        return text.Substring(_at - length, length);
    }
}
