using LeadGrid.Simulation.People;

namespace LeadGrid.Simulation.Twilio;

/// <summary>One request to send a message, from its arrival to its answer.</summary>
internal sealed class Creation(Provider provider, HttpContext http)
{
    // Nobody waits longer for an answer that never comes.
    private static readonly TimeSpan NeverComes = TimeSpan.FromMinutes(2);

    private readonly Behaviour _behaviour = provider.Behaviour;
    private readonly Random _dice = provider.NextDice();
    private IFormCollection _form = FormCollection.Empty;
    private Instant _began;
    private Instant _arrived;

    public async Task Run()
    {
        _began = provider.Clock.Now();
        _form = await http.Request.ReadFormAsync(http.RequestAborted);
        _arrived = provider.Clock.Now();
        var error = Refusal();
        var fate = error is null ? Fate.Draw(_behaviour, _dice) : Fate.Answered;
        var taken = error is null && (fate == Fate.Answered || (fate.MayBeTaken && _dice.NextDouble() < _behaviour.TakenAllTheSame));
        var message = taken ? Take() : null;
        var reactions = message is null ? [] : provider.Town.Hear(message.To, _behaviour, _dice);
        var outcome = error is null ? fate.Name : error.Code == TwilioError.TooMany.Code ? "too_many" : "refused";
        await Interrupt(message, reactions);
        await Wait(_behaviour.Latency.Draw(_dice));
        provider.Arrivals.Add(new Arrival(
            message?.Sid, Field("From"), Field("To"), Field("Body"), Field("StatusCallback"), _began, _arrived,
            fate == Fate.Silent ? null : provider.Clock.Now(), outcome, error?.Code, taken));
        if (message is not null)
        {
            provider.Course.Begin(message, reactions, _dice);
        }

        await (error is null ? fate.Answer(http, message, NeverComes, _dice) : Refuse(error));
    }

    private TwilioError? Refusal() =>
        MessageRules.Judge(_form, provider.Options, provider.Blocks)
        ?? (provider.Agenda.IsFull || (_behaviour.RatePerSecond is { } rate && !provider.Rates.Take(Field("From"), rate)) ? TwilioError.TooMany : null);

    private Task Refuse(TwilioError error)
    {
        if (error.Status == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        return MessageEndpoints.Refuse(http, error);
    }

    private TwilioMessage Take()
    {
        var message = new TwilioMessage
        {
            Sid = TwilioMessage.NewSid(_dice),
            AccountSid = provider.Options.AccountSid,
            From = Field("From"),
            To = Field("To"),
            Body = Field("Body"),
            Direction = "outbound-api",
            Created = _arrived.Utc,
            Updated = _arrived.Utc,
            StatusCallback = Field("StatusCallback") is { Length: > 0 } url ? url : null,
        };
        provider.Book.Add(message);
        return message;
    }

    /// <summary>What the person says while this request is open.</summary>
    private async Task Interrupt(TwilioMessage? message, IReadOnlyList<Reaction> reactions)
    {
        foreach (var reaction in reactions.Where(r => r.When == Moment.WhileSending))
        {
            await Wait(TimeSpan.FromMilliseconds(reaction.After));
            provider.Agenda.Later(TimeSpan.Zero, cancellation => provider.Say(message!.To, message.From, reaction.Text, cancellation));
            await Wait(TimeSpan.FromMilliseconds(reaction.Hold));
        }
    }

    // The message is taken, whether or not somebody still waits for the answer.
    private Task Wait(TimeSpan time) => time > TimeSpan.Zero ? Task.Delay(time, provider.Clock.Time, provider.Agenda.Stopping) : Task.CompletedTask;

    private string Field(string name) => _form[name].ToString();
}
