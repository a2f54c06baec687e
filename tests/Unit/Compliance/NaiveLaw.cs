namespace LeadGrid.Compliance;

/// <summary>Somebody whose places are written down by hand.</summary>
internal sealed record NaivePerson(string? Phone, string? State, string? Zip, bool Abroad, params (string State, string Zone)[] Places);

/// <summary>
/// The compliance page once more, read by somebody who knows neither intervals nor the product's data: may this contact be made in
/// this minute? Slow, plain, and with nothing in common with the code that it is held against but the facts.
/// </summary>
internal sealed class NaiveLaw(NaivePerson person, PermitQuestion question, ContactFacts facts)
{
    private static readonly string[] Forbidding = ["AL", "LA", "MS", "PA", "RI", "UT"];

    private static readonly string[] FederalDays =
    [
        "2025-09-01", "2025-12-25", "2026-01-01", "2026-01-19", "2026-06-19", "2026-07-03", "2026-07-04", "2026-11-11", "2026-11-26", "2031-06-19", "2031-07-04",
    ];

    private static readonly string[] StateDays =
    [
        "LA 2025-08-30", "LA 2026-01-08", "LA 2026-04-03", "LA 2026-11-01", "LA 2026-11-03", "LA 2026-11-27", "PA 2026-04-03", "PA 2026-06-14",
        "UT 2026-06-15", "UT 2026-07-24", "RI 2026-08-10", "RI 2026-11-03",
    ];

    private readonly bool _phone = question.Channel != ContactChannel.Email;
    private readonly bool _sales = question.Purpose == ContactPurpose.Marketing;
    private readonly DateTimeOffset _asked = question.At;

    /// <returns>allow; deny; or the minute until which it is deferred.</returns>
    public (string Decision, DateTimeOffset? Until) Decide()
    {
        if (!MayEver())
        {
            return ("deny", null);
        }

        for (var minute = 0; minute <= 14 * 24 * 60; minute++)
        {
            if (May(_asked.AddMinutes(minute)))
            {
                return minute == 0 ? ("allow", null) : ("defer", _asked.AddMinutes(minute));
            }
        }

        return ("deny", null);
    }

    // What no hour changes.
    private bool MayEver() =>
        !(_phone && (person.Abroad || person.Places.Length == 0))
        && !facts.Revocations.Any(r => r.At <= _asked && Stops(r.Scope) && !IsTakenBack(r) && !(question.Purpose == ContactPurpose.Reply && Inbound() > r.At))
        && !facts.Suppressions.Any(s => s.At <= _asked && !(s.LiftedAt <= _asked) && Stops(s))
        && !(facts.Holds.Any(h => h.At <= _asked && !(h.JudgedAt <= _asked))
            && question.Channel != ContactChannel.Voice
            && question.Purpose is ContactPurpose.Marketing or ContactPurpose.Appointment or ContactPurpose.Legal);

    public bool May(DateTimeOffset t)
    {
        if (facts.Age is { } age && age.KnownAt <= _asked && !IsGrown(age, t))
        {
            return false;
        }

        switch (question.Purpose)
        {
            case ContactPurpose.Legal:
                return true;
            case ContactPurpose.Reply:
                return question.Channel != ContactChannel.AiVoice
                    && (Inbound() ?? (question.AssumeConsent ? _asked : null)) is { } inbound && t - inbound <= TimeSpan.FromHours(24);
            case ContactPurpose.OptOutConfirmation:
                return question.Channel == ContactChannel.Sms && MayConfirm(t);
            case ContactPurpose.Marketing or ContactPurpose.Appointment:
            default:
                return _phone
                    ? person.Places.All(place => IsOpen(place, t)) && HasAttempts(t) && MayCallWashington(t) && (!_sales || MaySell(t))
                    : (!person.Abroad && person.Places.Length > 0) || HasConsent(t, written: false);
        }
    }

    private bool IsOpen((string State, string Zone) place, DateTimeOffset t)
    {
        var local = TimeZoneInfo.ConvertTime(t, TimeZoneInfo.FindSystemTimeZoneById(place.Zone)).DateTime;
        var minute = (local.Hour * 60) + local.Minute;
        var date = local.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var textsAreFree = place.State == "TX" && question.Channel == ContactChannel.Sms && string.CompareOrdinal(date, "2025-09-01") < 0;
        var hours = textsAreFree ? (8 * 60, 21 * 60) : PageTable.Lines.Single(line => line.State == place.State).On(local.DayOfWeek);
        return hours is { } open && minute >= open.Item1 && minute < open.Item2
            && !(Forbidding.Contains(place.State) && (FederalDays.Contains(date) || StateDays.Contains($"{place.State} {date}")))
            && facts.Narrowings.Where(n => n.At <= _asked && n.Channels.Contains(question.Channel)).All(n =>
                !(TimeOnly.FromDateTime(local) < n.NotBefore) && !(TimeOnly.FromDateTime(local) >= n.NotFrom) && n.NotOn?.Contains(local.DayOfWeek) != true);
    }

    private bool HasAttempts(DateTimeOffset t) => person.Places.All(place =>
    {
        var local = TimeZoneInfo.ConvertTime(t, TimeZoneInfo.FindSystemTimeZoneById(place.Zone));
        var limited = place.State is "FL" or "MD" or "OK" || (place.State == "OR" && local.Year >= 2026);
        var attempts = facts.Touches.Count(touch => touch.At <= _asked && touch.At > t.AddHours(-24) && touch.At <= t
            && touch.Channel != ContactChannel.Email
            && touch.Purpose is ContactPurpose.Marketing or ContactPurpose.Appointment
            && (touch.Subject == question.Subject || touch.Subject is null));
        return !limited || attempts < 3;
    });

    private bool MayCallWashington(DateTimeOffset t) =>
        question.Channel == ContactChannel.Sms || !facts.CallRefusals.Any(said => said <= _asked && t < said.AddMonths(12));

    private bool MaySell(DateTimeOffset t)
    {
        var consent = HasConsent(t, written: true);
        var mustConsent = question.Channel != ContactChannel.Voice || person.Places.Any(place => place.State == "CT");
        var scrubbed = facts.DoNotCall is { Listed: false } copy && copy.CopyAt <= _asked && t - copy.CopyAt <= TimeSpan.FromDays(31);
        return consent || (!mustConsent && (scrubbed || HasRelationship(t)));
    }

    private bool HasRelationship(DateTimeOffset t) => question.Channel == ContactChannel.Voice && facts.Relationships.Any(r =>
        r.At <= _asked && r.Seller == question.Seller
        && t < r.At.AddMonths(r.Kind == RelationshipKind.Purchase ? 18 : 3)
        && !facts.Revocations.Any(said => said.At <= _asked && said.At >= r.At && said.Scope != RefusalScope.Unsubscribe));

    private bool HasConsent(DateTimeOffset t, bool written) => question.AssumeConsent || facts.Consents.Any(c =>
        IsWhole(c, written)
        && (!_phone || !facts.Revocations.Any(r => r.Scope == RefusalScope.WrongNumber && r.At <= _asked && r.At >= c.At))
        && (!_phone || !IsReassigned(c, t)));

    private bool IsReassigned(ConsentRecord consent, DateTimeOffset t)
    {
        var answers = facts.Reassigned.Where(answer => answer.AskedAt <= _asked).OrderBy(answer => answer.AskedAt).ToArray();
        return answers.Length > 0
            && (answers.Any(a => a.Reassigned && a.AskedAt >= consent.At) || answers[^1].Reassigned || t - answers[^1].AskedAt > TimeSpan.FromDays(31));
    }

    private bool IsWhole(ConsentRecord c, bool written) =>
        c.At <= _asked && c.Channels.Contains(question.Channel) && c.Sellers.Contains(question.Seller!) && c.Text is not null
        && (!written || (c.Signature is not null && c.Phone is not null && c.Phone == question.Phone && c.DisclosesCalls && c.NoConditionOfPurchase));

    private bool IsTakenBack(Revocation r)
    {
        var start = r.Scope == RefusalScope.Stop && question.Channel == ContactChannel.Sms
            && facts.Restorations.Any(s => s.At <= _asked && s.At > r.At && s.Seller == question.Seller);
        var consent = !r.ByProvider && facts.Consents.Any(c => c.Origin != ConsentOrigin.Posted && c.At > r.At && IsWhole(c, _phone));
        return start || consent;
    }

    private bool Stops(RefusalScope scope) => (scope, question.Channel, question.Purpose) switch
    {
        (_, _, ContactPurpose.OptOutConfirmation) => false,
        (RefusalScope.Everything, ContactChannel.Email, ContactPurpose.Legal) => false,
        (RefusalScope.Everything, _, _) => true,
        (RefusalScope.Stop, ContactChannel.Sms, _) => true,
        (RefusalScope.Stop, ContactChannel.AiVoice, not ContactPurpose.Reply) => true,
        (RefusalScope.Stop, ContactChannel.Voice, ContactPurpose.Marketing or ContactPurpose.Reply) => true,
        (RefusalScope.Calls, ContactChannel.Voice or ContactChannel.AiVoice, _) => true,
        (RefusalScope.Unsubscribe, ContactChannel.Email, ContactPurpose.Marketing or ContactPurpose.Reply) => true,
        _ => false,
    };

    private bool Stops(Suppression entry) => question.Purpose switch
    {
        ContactPurpose.Marketing or ContactPurpose.Appointment => entry.List != SuppressionList.Seller || entry.Seller == question.Seller,
        ContactPurpose.Reply => entry.List == SuppressionList.Litigator,
        _ => false,
    };

    private bool MayConfirm(DateTimeOffset t)
    {
        var standing = facts.Revocations
            .Where(r => r.At <= _asked && r.Scope is RefusalScope.Stop or RefusalScope.Everything && !IsTakenBack(r)).OrderBy(r => r.At).ToArray();
        if (standing.Length == 0)
        {
            return question.AssumeConsent && t - _asked <= TimeSpan.FromMinutes(5);
        }

        return t - standing[^1].At <= TimeSpan.FromMinutes(5)
            && !standing[^1].ConfirmedByProvider
            && !facts.Touches.Any(touch => touch.Purpose == ContactPurpose.OptOutConfirmation && touch.At <= _asked && touch.At >= standing[0].At);
    }

    private DateTimeOffset? Inbound() => facts.Inbound
        .Where(message => message.At <= _asked && message.Channel == question.Channel).Select(message => (DateTimeOffset?)message.At).Max();

    private static bool IsGrown(KnownAge age, DateTimeOffset t)
    {
        var years = age.Years;
        for (var birthday = age.KnownAt.AddYears(1); birthday <= t; birthday = birthday.AddYears(1))
        {
            years++;
        }

        return years >= 18;
    }
}
