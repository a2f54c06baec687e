using CsCheck;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Scoring;
using Xunit;

namespace LeadGrid.Unit.Intake;

public class LeadJudgeTests
{
    [Fact]
    public void A_sound_post_is_stored_as_it_was_posted()
    {
        var lead = Posts.Judge(Posts.Sound with { ExternalId = "A-7", Cost = 12.5m });
        Assert.Empty(lead.Faults);
        Assert.Empty(lead.Repairs);
        Assert.Empty(lead.Flags);
        Assert.Empty(lead.Warnings);
        Assert.Equal(("Ada", "Byron", "byron"), (lead.FirstName, lead.LastName, lead.LastNameKey));
        Assert.Equal(("+15046218927", "ada@byron.org", "ada@byron.org"), (lead.Phone, lead.Email, lead.EmailKey));
        Assert.Equal(("A-7", new Money(12.5m, "USD")), (lead.ExternalId, lead.Cost));
        Assert.Equal(Posts.Sound.Address, lead.Address);
        Assert.Null(lead.Consent);
    }

    [Fact]
    public void Every_fault_is_told_at_once_those_of_the_reader_too()
    {
        var lead = Posts.Judge(new()
        {
            ExternalId = new string('x', 201),
            FirstName = new string('f', 101),
            Phone = "none",
            Email = "none",
            Address = new(null, null, "XX", "no", "Atlantis"),
            Attributes = [new("", ScalarKind.Text, "")],
            Consent = new() { Ip = "none" },
            Cost = -1,
            Currency = "none",
            Faults = [new("lastName", "Post text.")],
            Warnings = ["It was noticed."],
        });
        Assert.Equal(
            [
                "lastName", "address.country", "address.state", "address.zip", "firstName", "phone", "email",
                "attributes", "consent.ip", "externalId", "currency", "cost",
            ],
            lead.Faults.Select(fault => fault.Field));
        Assert.All(lead.Faults, fault => Assert.DoesNotContain("none", fault.Problem, StringComparison.Ordinal));
        Assert.Equal(["It was noticed."], lead.Warnings);
    }

    [Fact]
    public void Facts_are_what_conditions_ask_for()
    {
        var campaign = Posts.Campaign with { Fields = [new("age", LeadFieldType.Number, false, null, null, [], "")] };
        var lead = Posts.Judge(
            Posts.Sound with
            {
                FirstName = "TEST",
                Cost = 12.50m,
                Attributes = [new("age", ScalarKind.Text, "42"), new("roof", ScalarKind.Text, "tin")],
                Consent = new()
                {
                    Channels = ["sms", "email"],
                    Method = "form",
                    At = Posts.Now.AddMinutes(-119),
                    CertificateUrl = "https://cert.example",
                },
            },
            campaign);
        var facts = lead.Facts.Values.ToDictionary(fact => fact.Key, fact => string.Join('|', fact.Value));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["firstName"] = "Test",
                ["lastName"] = "Byron",
                ["phone"] = "present",
                ["phone.type"] = "fixed_line_or_mobile",
                ["phone.region"] = "US",
                ["email"] = "present",
                ["email.domain"] = "byron.org",
                ["address.street"] = "present",
                ["address.city"] = "present",
                ["address.state"] = "NJ",
                ["address.zip"] = "present",
                ["address.zip3"] = "071",
                ["address.country"] = "US",
                ["seller"] = "acme",
                ["flags"] = "test_data",
                ["repairs.count"] = "1",
                ["consent.channels"] = "sms|email",
                ["consent.method"] = "form",
                ["consent.certificate"] = "present",
                ["consent.ageHours"] = "1",
                ["completeness"] = "100",
                ["cost"] = "12.5",
                ["attributes.age"] = "42",
                ["attributes.roof"] = "tin",
                ["score"] = lead.Score.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            facts);
        Assert.All(facts.Keys, path => Assert.True(Paths.IsKnown(path)));
    }

    [Fact]
    public void A_bare_post_has_few_facts() => Assert.Equal(
        ["address.country", "completeness", "email", "email.domain", "repairs.count", "score", "seller"],
        Posts.Judge(new() { Email = "ada@byron.org" }).Facts.Values.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_state_abroad_is_told_apart_from_one_at_home()
    {
        var facts = Posts.Judge(Posts.Sound with { Address = new(null, null, "PA", "66000-000", "BR") }).Facts.Values;
        Assert.Equal(["BR-PA"], facts["address.state"]);
        Assert.DoesNotContain("address.zip3", facts.Keys);
        Assert.DoesNotContain("address.state", Posts.Judge(Posts.Sound with { Address = new(null, null, null, null, "BR") }).Facts.Values.Keys);
    }

    [Fact]
    public void Consent_just_given_by_a_clock_ahead_has_no_age() => Assert.Equal(
        ["0"],
        Posts.Judge(Posts.Sound with { Consent = new() { At = Posts.Now.AddMinutes(4) } }).Facts.Values["consent.ageHours"]);

    [Fact]
    public void A_criterion_that_is_not_met_is_a_fault_in_the_campaigns_words()
    {
        var campaign = Posts.Campaign with
        {
            Criteria =
            [
                new(new("address.state", ConditionOperator.In, ["NY"]), "We buy leads of New York only."),
                new(new("flags", ConditionOperator.Missing, []), "No test data."),
            ],
        };
        Assert.Equal(
            [new("address.state", "We buy leads of New York only.")], Posts.Judge(Posts.Sound, campaign).Faults);
    }

    [Fact]
    public void A_criterion_can_ask_for_a_score()
    {
        var campaign = Posts.Campaign with
        {
            Scorecard = new() { Base = 59, Rules = [new("None", 0, [])] },
            Criteria = [new(new("score", ConditionOperator.AtLeast, ["60"]), "Too low.")],
        };
        Assert.Equal([new("score", "Too low.")], Posts.Judge(Posts.Sound, campaign).Faults);
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("phone.type")]
    [InlineData("score")]
    [InlineData("completeness")]
    public void A_criterion_does_not_blame_a_faulty_field_twice(string field)
    {
        var campaign = Posts.Campaign with
        {
            Scorecard = new() { Base = 0 },
            Criteria = [new(new(field, ConditionOperator.AtLeast, ["101"]), "Not met.")],
        };
        Assert.Equal("phone", Assert.Single(Posts.Judge(Posts.Sound with { Phone = "none" }, campaign).Faults).Field);
    }

    [Fact]
    public void A_criterion_on_a_sound_field_is_told_beside_faults_of_others()
    {
        var campaign = Posts.Campaign with
        {
            Criteria = [new(new("phoneless", ConditionOperator.Exists, []), "Not met.")],
        };
        Assert.Equal(
            ["phone", "phoneless"],
            Posts.Judge(Posts.Sound with { Phone = "none" }, campaign).Faults.Select(fault => fault.Field));
    }

    [Fact]
    public void Judging_twice_changes_nothing() => GenPost.Sample(post =>
    {
        var once = Posts.Judge(post);
        if (once.Faults.Length > 0)
        {
            return;
        }

        var twice = Posts.Judge(Reposted(once));
        Assert.Empty(twice.Faults);
        Assert.Empty(twice.Repairs);
        Assert.Equal((once.FirstName, once.LastName), (twice.FirstName, twice.LastName));
        Assert.Equal((once.Phone, once.Email, once.EmailKey), (twice.Phone, twice.Email, twice.EmailKey));
        Assert.Equal(once.Address, twice.Address);
        Assert.Equal(once.Attributes, twice.Attributes);
        Assert.Equal(once.Flags, twice.Flags);
    });

    [Fact]
    public void A_value_that_differs_from_the_posted_one_is_told_as_a_repair() => GenPost.Sample(post =>
    {
        var lead = Posts.Judge(post);
        Told("firstName", post.FirstName, lead.FirstName, lead);
        Told("lastName", post.LastName, lead.LastName, lead);
        Told("email", post.Email, lead.Email, lead);
        Told("address.state", post.Address?.State, lead.Address.State, lead);
        Told("address.zip", post.Address?.Zip, lead.Address.Zip, lead);
        Told("address.city", post.Address?.City, lead.Address.City, lead);
    });

    [Fact]
    public void Whatever_is_posted_there_is_an_answer_whose_reasons_add_up() => Gen.String.Array[17].Sample(text =>
    {
        var lead = Posts.Judge(
            new()
            {
                ExternalId = text[0],
                FirstName = text[1],
                LastName = text[2],
                Phone = text[3],
                Email = text[4],
                Address = new(text[5], text[6], text[7], text[8], text[9]),
                Attributes = [new(text[10], ScalarKind.Text, text[11])],
                Currency = text[12],
                Consent = new() { Channels = [text[13]], Phone = text[14], Ip = text[15], FormUrl = text[16] },
            },
            Posts.Campaign with { Scorecard = DefaultScorecard.Create() });
        Assert.Equal(lead.Score, lead.ScoreReasons.Sum(reason => reason.Points));
    });

    private static void Told(string field, string? posted, string? read, JudgedLead lead)
    {
        if (!string.IsNullOrEmpty(read) && read != posted)
        {
            var repairs = lead.Repairs.Where(repair => repair.Field == field).ToArray();
            Assert.Equal(posted ?? "", repairs[0].Before);
            Assert.Equal(read, repairs[^1].After);
        }
    }

    private static LeadPost Reposted(JudgedLead lead) => new()
    {
        FirstName = lead.FirstName,
        LastName = lead.LastName,
        Phone = lead.Phone,
        Email = lead.Email,
        Address = lead.Address,
        Attributes = lead.Attributes,
    };

    // Nearly sound posts: what sellers really send, rather than noise.
    private static readonly Gen<LeadPost> GenPost =
        from first in Text("ada", "ADA", "Ada ", " mary  ann", "J.P.", "AJ", "test")
        from last in Text("O'BRIEN", "de la cruz", "McDONALD", "Smith\u0007", "smith iii")
        from phone in Text("5046218927", "(504) 621-8927 x7", "+442079460018", "555-555-0123")
        from email in Text("ada@byron.org", " ada@byron.org", "mailto:Ada@Byron.org", "\"ada\"@byron.org", "a@münchen.de")
        from state in Text("NJ", "new jersey", "N.Y.", "pr", "")
        from zip in Text("8014", "07102", "071021234", "602", "10001-", "")
        from city in Text("Newark", " New  York ")
        from value in Text("1", " two\r\nlines ", "")
        select new LeadPost
        {
            FirstName = first,
            LastName = last,
            Phone = phone,
            Email = email,
            Address = new(null, city, state, zip, null),
            Attributes = [new("note", ScalarKind.Text, value)],
        };

    private static Gen<string> Text(params string[] likely) =>
        Gen.Frequency((9, Gen.OneOf(likely)), (1, Gen.String));
}
