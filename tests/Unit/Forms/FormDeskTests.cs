using LeadGrid.Campaigns;
using LeadGrid.Forms;

namespace LeadGrid.Unit.Forms;

public sealed class FormDeskTests
{
    private static readonly FormContent s_other = SomeForm.Content with { PrivacyUrl = "https://example.com/other" };

    [Fact]
    public void A_draft_replaces_a_draft_and_never_what_was_published()
    {
        Assert.Equal((1, FormStatus.Draft, 1L), (SomeForm.Draft.Versions[0].Number, SomeForm.Draft.Versions[0].Status, SomeForm.Draft.Revision));
        var again = Stored(FormDesk.Save(SomeForm.Draft, s_other, 1, SomeForm.Author, SomeForm.Campaign));
        Assert.Equal([(2, FormStatus.Draft)], again.Versions.Select(version => (version.Number, version.Status)));

        var beside = Stored(FormDesk.Save(SomeForm.Published, s_other, 2, SomeForm.Author, SomeForm.Campaign));
        Assert.Equal([(1, FormStatus.Published), (2, FormStatus.Draft)], beside.Versions.Select(version => (version.Number, version.Status)));
        var next = Stored(FormDesk.Publish(beside, 3, SomeForm.Author, SomeForm.Campaign));
        Assert.Equal([(1, FormStatus.Retired), (2, FormStatus.Published)], next.Versions.Select(version => (version.Number, version.Status)));
        Assert.Equal(SomeForm.Author, next.Versions[1].Publication);
    }

    [Fact]
    public void A_call_that_is_repeated_is_answered_as_the_first_time()
    {
        Assert.Same(SomeForm.Draft, Stored(FormDesk.Save(SomeForm.Draft, SomeForm.Content, 0, SomeForm.Author, SomeForm.Campaign)));
        Assert.Same(SomeForm.Published, Stored(FormDesk.Publish(SomeForm.Published, 1, SomeForm.Author, SomeForm.Campaign)));
        Assert.IsType<FormChanged>(FormDesk.Save(SomeForm.Draft, s_other, 0, SomeForm.Author, SomeForm.Campaign));
        Assert.IsType<FormChanged>(FormDesk.Save(SomeForm.Published, SomeForm.Content, 1, SomeForm.Author, SomeForm.Campaign));
        Assert.Same(SomeForm.Draft, Assert.IsType<FormChanged>(FormDesk.Publish(SomeForm.Draft, 7, SomeForm.Author, SomeForm.Campaign)).Form);
        Assert.Null(Assert.IsType<FormChanged>(FormDesk.Save(null, s_other, 3, SomeForm.Author, SomeForm.Campaign)).Form);
    }

    [Fact]
    public void What_is_faulty_is_not_saved_and_not_published()
    {
        Assert.IsType<FormFaulty>(FormDesk.Save(null, SomeForm.Content with { Sellers = [] }, 0, SomeForm.Author, SomeForm.Campaign));
        var demanding = SomeForm.Campaign with { RequiredFields = ["lastName"] };
        Assert.Contains("lastName", Assert.Single(Assert.IsType<FormFaulty>(FormDesk.Publish(SomeForm.Draft, 1, SomeForm.Author, demanding)).Faults).Problem, StringComparison.Ordinal);
        Assert.IsType<FormRefused>(FormDesk.Publish(SomeForm.Published, 2, SomeForm.Author, SomeForm.Campaign));
    }

    [Fact]
    public void A_form_that_has_had_too_many_versions_is_refused_another()
    {
        var worn = SomeForm.Published with { Versions = [.. Enumerable.Repeat(SomeForm.Published.Versions[0], FormDesk.MaximumVersions)] };
        Assert.IsType<FormRefused>(FormDesk.Save(worn, s_other, 2, SomeForm.Author, SomeForm.Campaign));
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(1, 1)]
    [InlineData(3, null)]
    [InlineData(9, null)]
    public void People_are_shown_what_was_published_and_no_draft(int? asked, int? shown)
    {
        var second = Stored(FormDesk.Publish(Stored(FormDesk.Save(SomeForm.Published, s_other, 2, SomeForm.Author, SomeForm.Campaign)), 3, SomeForm.Author, SomeForm.Campaign));
        var third = Stored(FormDesk.Save(second, SomeForm.Content, 4, SomeForm.Author, SomeForm.Campaign));
        Assert.Equal(shown, FormViews.Published(third, asked)?.Number);
        Assert.Null(FormViews.Published(SomeForm.Draft, null));
    }

    [Fact]
    public void A_version_is_shown_in_one_language_with_nothing_left_to_fill_in()
    {
        var spanish = FormViews.Of(SomeForm.Published.Versions[0], SomeForm.Campaign, ["fr", "es-MX", "en"]);
        Assert.Equal(("es", "Energía solar", 1), (spanish.Language, spanish.Heading, spanish.Version));
        Assert.Equal(["Nombre", "Número de teléfono", "Correo electrónico", "Código postal (ZIP)", "bill (es)", "roof (es)", "owner (es)", "since (es)", "note (es)"], spanish.Questions.Select(question => question.Label));
        Assert.Equal("Acepto que Anchor Energy, Bluebird y Cactus me envíe ofertas por correo electrónico.", spanish.Disclosures[^1].Text);
        Assert.Equal(
            [QuestionKind.Text, QuestionKind.Phone, QuestionKind.Email, QuestionKind.Zip, QuestionKind.Number, QuestionKind.Choice, QuestionKind.YesNo, QuestionKind.Date, QuestionKind.Text],
            SomeForm.Shown.Questions.Select(question => question.Kind));
        Assert.Equal(("Your e-mail", true), (SomeForm.Shown.Questions[2].Label, SomeForm.Shown.Questions[2].Required));
        Assert.Equal(["flat", "pitched"], SomeForm.Shown.Questions[5].Values);
        Assert.Equal("en", FormViews.Of(SomeForm.Published.Versions[0], SomeForm.Campaign, []).Language);

        // A field that the campaign has lost is asked for as text, under its name where it has no label.
        var bare = FormViews.Of(
            SomeForm.Published.Versions[0] with { Content = SomeForm.Content with { Fields = [new FormField { Name = "attributes.gone" }] } }, new CampaignDefinition { Code = "solar", Name = "" }, ["en"]);
        Assert.Equal((QuestionKind.Text, "attributes.gone"), (bare.Questions[0].Kind, bare.Questions[0].Label));
    }

    private static CampaignForm Stored(FormResult result) => Assert.IsType<FormStored>(result).Form;
}
