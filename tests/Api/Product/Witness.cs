using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Api.Tests;

/// <summary>Hears everything that the program says of itself while it listens: every log at every level, every trace.</summary>
internal sealed class Witness : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ActivityListener _listener;
    private volatile bool _listening;

    public Witness()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                _listening ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyCollection<string> Heard => _heard;

    public void Listen(bool on) => _listening = on;

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void Dispose() => _listener.Dispose();

    private void Hear(Activity activity) => Hear(string.Join('\n',
    [
        $"activity {activity.Source.Name}: {activity.OperationName} {activity.DisplayName} {activity.StatusDescription}",
        .. activity.TagObjects.Select(t => $"{t.Key}={t.Value}"),
        .. activity.Baggage.Select(b => $"{b.Key}={b.Value}"),
        .. activity.Events.SelectMany(e => e.Tags.Select(t => $"{e.Name} {t.Key}={t.Value}")),
    ]));

    private void Hear(string text)
    {
        if (_listening)
        {
            _heard.Enqueue(text);
        }
    }

    private sealed class Ear(Witness witness, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            witness.Hear($"{category} scope: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => witness._listening;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (witness._listening)
            {
                var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "";
                witness.Hear($"{logLevel} {category}: {formatter(state, exception)} {values} {exception}");
            }
        }
    }
}
