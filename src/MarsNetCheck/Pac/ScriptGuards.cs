using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;
using Interpreter = Jint.Engine;

namespace MarsNetCheck.Pac;

/// <summary>
/// Bounds what the interpreter's own checks, made between statements, see too late: one call that makes a text of gigabytes. What can compute for
/// minutes in one operation and no PAC script needs is taken away.
/// </summary>
internal static class ScriptGuards
{
    private const double LongestText = 4 << 20;

    private static readonly string[] _removed =
        ["BigInt", "BigInt64Array", "BigUint64Array", "Atomics", "SharedArrayBuffer", "ArrayBuffer", "Temporal", "Intl", "ShadowRealm"];

    /// <summary>Installs the guards.</summary>
    public static void Install(Interpreter engine)
    {
        foreach (var name in _removed)
            engine.Global.Delete(name);
        var text = (ObjectInstance)engine.GetValue("String").Get("prototype");
        Guard(text, "repeat", (self, a) => self.Length * Number(a, 0));
        Guard(text, "padStart", (_, a) => Number(a, 0));
        Guard(text, "padEnd", (_, a) => Number(a, 0));
        Guard(text, "replace", (self, a) => self.Length * Length(a, 1));
        Guard(text, "replaceAll", (self, a) => self.Length * Length(a, 1));
        GuardJoin(engine);

        void Guard(ObjectInstance owner, string name, Func<string, JsValue[], double> size)
        {
            var original = owner.Get(name);
            owner.Set(name, new ClrFunction(engine, name, (self, arguments) =>
            {
                if (size(TypeConverter.ToString(self), arguments) > LongestText)
                    throw TooLong(engine);
                return original.Call(self, arguments);
            }));
        }
    }

    private static void GuardJoin(Interpreter engine)
    {
        var owner = (ObjectInstance)engine.GetValue("Array").Get("prototype");
        var original = owner.Get("join");
        owner.Set("join", new ClrFunction(engine, "join", (self, arguments) =>
        {
            var count = self is ObjectInstance list ? TypeConverter.ToNumber(list.Get("length")) : 0;
            if (count * Math.Max(1, Length(arguments, 0)) > LongestText)
                throw TooLong(engine);
            return original.Call(self, arguments);
        }));
    }

    private static double Number(JsValue[] arguments, int index) => arguments.Length > index ? TypeConverter.ToNumber(arguments[index]) : 0;

    private static double Length(JsValue[] arguments, int index) =>
        arguments.Length > index && arguments[index].IsString() ? arguments[index].AsString().Length : 0;

    private static JavaScriptException TooLong(Interpreter engine) => new(engine.Intrinsics.TypeError, "Invalid string length");
}
