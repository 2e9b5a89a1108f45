import CourseModel

/// Writes the different things that the runs of a program showed, most frequent first.
enum GalleryRenderer {
    /// How many of them stand on the page before the rest is folded.
    private static let shownOutcomes = 6

    /// Writes the outcomes of so many runs, of which there is more than one.
    static func write(_ observations: [Observation], to html: inout HTMLBuffer) {
        let runs = observations.reduce(0) { $0 + $1.count }
        html.markup("<div class=\"gallery\" role=\"group\"")
        html.attribute("data-runs", String(runs))
        html.attribute("aria-label", "Outcomes of \(runs) runs")
        html.markup(">\n<p class=\"label\">")
        html.text(
            observations.count == 1
                ? "The same in each of \(runs) runs"
                : "\(observations.count) different outcomes in \(runs) runs")
        html.markup("</p>\n")
        var hasMarks = false
        for (index, observation) in observations.enumerated() {
            if index == shownOutcomes {
                html.markup("<details class=\"fold rarer\"><summary>")
                let rest = observations.count - shownOutcomes
                html.text("Show \(rest) more outcome\(rest == 1 ? "" : "s")")
                html.markup("</summary>\n")
            }
            let places =
                index == 0
                ? []
                : OutcomeDifference.places(
                    in: observation.transcript, besides: observations[0].transcript)
            hasMarks = hasMarks || !places.isEmpty
            html.markup("<div class=\"outcome\"")
            html.attribute("data-count", String(observation.count))
            html.markup(">")
            OutputRenderer.write(
                observation.transcript, frequency: " in \(observation.count) of \(runs) runs",
                marking: places, to: &html)
            html.markup("</div>\n")
        }
        if observations.count > shownOutcomes { html.markup("</details>\n") }
        if hasMarks {
            html.markup("<p class=\"legend\">")
            html.text("Marked: lines that the most frequent outcome lacks, or has elsewhere.")
            html.markup("</p>\n")
        }
        html.markup("</div>\n")
    }
}
