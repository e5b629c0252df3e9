using System.Globalization;
using System.Text;
using Acornima;
using Acornima.Ast;

namespace MarsNetCheck.Pac;

/// <summary>
/// Writes long chains of <c>||</c>, <c>&amp;&amp;</c> and <c>else if</c> so that they are not nested deeper than the interpreter takes (256 levels), with the
/// same meaning and the same lines. Company scripts hold hundreds of either.
/// </summary>
internal static class ChainFlattener
{
    private const int LongChain = 32;

    /// <summary>The script with its long chains rewritten.</summary>
    /// <exception cref="ParseErrorException">The text is no script.</exception>
    public static string Flatten(string text)
    {
        var tokens = new List<Token>();
        var script = new Parser(new ParserOptions { OnToken = (in Token token) => tokens.Add(token) }).ParseScript(text);
        var edits = new List<Edit>();
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Node>([script]);
        while (open.TryPop(out var node))
        {
            if (node is LogicalExpression logical && !seen.Contains(node))
                Group(logical, tokens, edits, seen);
            if (node is IfStatement choice && !seen.Contains(node))
                Unnest(choice, text, edits, seen);
            foreach (var child in node.ChildNodes)
                open.Push(child);
        }
        return Apply(text, edits);
    }

    /// <summary><c>a||b||c||d</c> becomes <c>(a||b)||(c||d)</c>: both operators are associative, with their short cuts.</summary>
    private static void Group(LogicalExpression root, List<Token> tokens, List<Edit> edits, HashSet<Node> seen)
    {
        var operators = new List<int>();
        Expression left = root;
        while (left is LogicalExpression inner && inner.Operator == root.Operator)
        {
            seen.Add(inner);
            operators.Add(OperatorBetween(inner.Left.End, inner.Right.Start));
            left = inner.Left;
        }
        if (operators.Count < LongChain)
            return;
        operators.Reverse();
        const int operatorLength = 2;
        var size = (int)Math.Ceiling(Math.Sqrt(operators.Count));
        edits.Add(new Edit(root.Start, 0, "("));
        for (var i = size; i < operators.Count; i += size)
        {
            edits.Add(new Edit(operators[i], 0, ")"));
            edits.Add(new Edit(operators[i] + operatorLength, 0, "("));
        }
        edits.Add(new Edit(root.End, 0, ")"));

        int OperatorBetween(int start, int end)
        {
            var index = FirstFrom(tokens, start);
            while (tokens[index].Kind != TokenKind.Punctuator || tokens[index].End - tokens[index].Start != operatorLength)
                index++;
            return tokens[index].Start < end ? tokens[index].Start : throw new InvalidOperationException("no operator");
        }
    }

    private static int FirstFrom(List<Token> tokens, int position)
    {
        int low = 0, high = tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary><c>if(a)A else if(b)B else C</c> becomes <c>x:{if(a){A; break x;} if(b){B; break x;} C}</c>: a labelled break leaves no loop of the script.</summary>
    private static void Unnest(IfStatement root, string text, List<Edit> edits, HashSet<Node> seen)
    {
        var chain = new List<IfStatement>();
        for (Statement? next = root; next is IfStatement one; next = one.Alternate)
        {
            seen.Add(one);
            chain.Add(one);
        }
        if (chain.Count < LongChain)
            return;
        var label = string.Create(CultureInfo.InvariantCulture, $"pac$chain{root.Start}");
        edits.Add(new Edit(root.Start, 0, label + ":{"));
        foreach (var one in chain.Where(c => c.Alternate is not null))
        {
            var end = one.Consequent.End;
            var gap = one.Alternate!.Start - end;
            var lines = text.AsSpan(end, gap).Count('\n');
            edits.Add(new Edit(one.Consequent.Start, 0, "{"));
            edits.Add(new Edit(end, gap, $"; break {label};}}" + new string('\n', lines)));
        }
        edits.Add(new Edit(root.End, 0, "}"));
    }

    private static string Apply(string text, List<Edit> edits)
    {
        var written = new StringBuilder(text.Length + (16 * edits.Count));
        var position = 0;
        foreach (var edit in InOrder(edits))
        {
            written.Append(text, position, edit.At - position).Append(edit.Text);
            position = edit.At + edit.Removed;
        }
        return written.Append(text, position, text.Length - position).ToString();
    }

    // Outer nodes come first in the list. At one place what is inside closes before what is around it, and opens after it.
    private static IEnumerable<Edit> InOrder(List<Edit> edits) => edits
        .Select((edit, index) => (Edit: edit, Index: index))
        .OrderBy(e => e.Edit.At)
        .ThenBy(e => e.Edit.Opens)
        .ThenBy(e => e.Edit.Opens ? e.Index : -e.Index)
        .Select(e => e.Edit);

    private sealed record Edit(int At, int Removed, string Text)
    {
        public bool Opens => Text[^1] is '(' or '{';
    }
}
