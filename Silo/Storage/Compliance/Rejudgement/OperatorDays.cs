using Microsoft.Extensions.Options;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>A day by the operator's clock, and the instants that it lies between.</summary>
internal sealed record OperatorDay(DateOnly Day, DateTimeOffset From, DateTimeOffset To);

/// <summary>Which days are over and may be judged.</summary>
internal sealed class OperatorDays(IOptions<RejudgementOptions> options, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public string Zone => options.Value.TimeZone;

    /// <summary>The newest last.</summary>
    public OperatorDay[] Over()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow() - options.Value.Settle, _zone).DateTime);
        return [.. Enumerable.Range(1, RejudgementOptions.DaysBack).Reverse().Select(back => Of(today.AddDays(-back)))];
    }

    /// <summary>When the operator's day began that is not over.</summary>
    public DateTimeOffset Midnight() => Midnight(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), _zone).DateTime));

    private OperatorDay Of(DateOnly day) => new(day, Midnight(day), Midnight(day.AddDays(1)));

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
