using System.Globalization;
using System.Text;

namespace LeadGrid.Storage.Embedded;

/// <summary>The text of the settings file that LeadGrid includes at the end of <c>postgresql.conf</c>.</summary>
internal static class ServerSettings
{
    public const string FileName = "leadgrid.conf";

    private static readonly Dictionary<string, string> s_defaults = new(StringComparer.Ordinal)
    {
        ["listen_addresses"] = "127.0.0.1",
        // TCP only: the path of a Unix socket may have 107 characters, a clone's path may have more.
        ["unix_socket_directories"] = "",
        ["max_connections"] = "200",
        ["shared_buffers"] = "256MB",
        ["fsync"] = "on",
        // Every statement of ours is short; compiling a plan costs more than it ever gains here.
        ["jit"] = "off",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        ["statement_timeout"] = "60s",
        // A transaction that waits for us holds row locks: a program that hangs must not hang the others.
        ["idle_in_transaction_session_timeout"] = "60s",
        // DETAIL lines quote the values of rows.
        ["log_error_verbosity"] = "terse",
        ["log_min_error_statement"] = "panic",
        ["log_line_prefix"] = "%m [%p] ",
    };

    public static string Write(int port, IEnumerable<KeyValuePair<string, string>> more)
    {
        var settings = new SortedDictionary<string, string>(s_defaults, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        settings["port"] = port.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder("# Written by LeadGrid at each start; put changes into postgresql.auto.conf.\n");
        foreach (var (name, value) in settings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        }

        return text.ToString();
    }
}
