internal import Foundation
internal import Scenarios

/// The one style sheet of a page, and the smaller one of a figure in a file of its own.
enum StyleSheet {
    /// The style of a page.
    static let page = [
        ":root{\(Palette.light.properties)}",
        "@media screen and (prefers-color-scheme:dark){:root{\(Palette.dark.properties)}}",
        "@media print{:root{\(Palette.paper.properties(unlike: .light))}}",
        layout, tables, shapes, Palette.rules, print, narrow,
    ].joined(separator: "\n")

    /// The style of a figure in a file of its own.
    static let figure = [
        "svg{\(Palette.light.properties);font-family:\(sans)}",
        "@media (prefers-color-scheme:dark){svg{\(Palette.dark.properties)}}",
        ".ground{fill:var(--bg)}.head{font:600 19px \(serif);fill:var(--ink)}", shapes, Palette.rules,
    ].joined(separator: "\n")

    /// What a Content-Security-Policy allows: this style sheet and nothing else.
    static let policy =
        "default-src 'none'; style-src 'sha256-\(Data(SHA256(of: Data(page.utf8)).bytes).base64EncodedString())'; "
        + "base-uri 'none'; form-action 'none'"

    private static let sans =
        "system-ui,-apple-system,'Segoe UI','Helvetica Neue','Noto Sans',Arial,sans-serif"
    private static let serif = "'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif"

    private static let layout = """
        *{box-sizing:border-box}
        html{font:16px/1.45 \(sans);color:var(--ink);background:var(--bg);-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:1200px;padding:0 28px 40px}
        body{overflow-wrap:break-word}h1,h2,h3,.kick,.dek,p,li,.rows tbody th,.numbers tbody th,summary{overflow-wrap:anywhere}.rows td{overflow-wrap:break-word}
        header{border-top:6px solid var(--acc);padding-top:12px}
        .kick{margin:0 0 8px;font-size:15.5px;color:var(--mut)}.kick b{color:var(--ink);font-weight:600;margin-right:.6em}
        h1,h2,h3{font-family:\(serif)}
        h1{font-size:clamp(29px,3.6vw,44px);line-height:1.14;margin:0 0 10px;max-width:26em;letter-spacing:-.01em;text-wrap:balance}
        .dek{margin:0 0 18px;max-width:62em;font-size:16.5px}
        h2{font-size:20px;line-height:1.2;margin:0}h3{font-size:17px;line-height:1.25;margin:0}
        .sub{margin:1px 0 8px;color:var(--mut);font-size:14px;max-width:60em}
        a{color:var(--acc)}p{margin:0 0 8px;max-width:46em}
        figure{margin:0}
        .top{display:grid;grid-template-columns:minmax(0,1.13fr) minmax(0,1fr);gap:0 44px;border-top:1px solid var(--line);padding-top:14px}
        .top .whole{grid-column:1/-1;margin-top:22px}
        .top #outcomes{margin-top:10px;padding-top:12px;border-top:1px solid var(--line)}
        .trust{background:var(--soft);padding:12px 16px;margin-top:14px;font-size:14.5px}
        .trust h2{margin:0 0 3px;font:700 15px/1.4 \(sans)}.trust p{margin:0 0 6px;max-width:none}.trust p:last-child{margin:0}
        .quiet{color:var(--mut)}.alert{border-left:4px solid var(--bad-1);padding-left:10px}
        nav ul{display:flex;flex-wrap:wrap;gap:4px 22px;margin:22px 0 26px;padding:9px 0;border:1px solid var(--line);border-width:1px 0;font-size:14.5px;list-style:none}
        main>section{margin:0 0 38px}main>section>h2{font-size:24px;margin:0 0 2px}
        main>section>figure+figure,main>section>p+figure,main>section>details+figure{margin-top:24px}main>section h3{margin-top:14px}
        .panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:18px 28px;list-style:none;margin:10px 0;padding:0}
        .panel{display:flex;justify-content:space-between;gap:10px;font-size:14.5px;margin:0 0 2px;border-top:1px solid var(--line);padding-top:5px;white-space:nowrap}
        .panel b{font-weight:600;white-space:normal}
        main>section>figure>svg{max-width:660px}main>section>figure>svg.big{max-width:none}.top figure+figure{margin-top:18px}
        details{margin:8px 0;font-size:14px}summary{cursor:pointer;color:var(--acc)}
        pre{font:13px/1.5 ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace;overflow-x:auto;background:var(--soft);padding:12px 14px;margin:8px 0}
        .lines pre{white-space:pre-wrap}
        footer{margin-top:30px;border-top:1px solid var(--line);color:var(--mut);font-size:13px;padding-top:10px}footer p{max-width:none}
        footer code,p code{font-size:.94em}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--bg);padding:6px;z-index:1}
        :focus-visible{outline:2px solid var(--acc);outline-offset:2px}
        """

    private static let tables = """
        .rows,.numbers{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        .rows th,.rows td{padding:5px 0;border-top:1px solid var(--line);vertical-align:middle}
        .rows thead th,.rows tbody tr:first-child>*{border-top:0}.rows tfoot td{border:0;padding:0}
        .rows thead th{font-size:12.5px;font-weight:400;color:var(--mut);vertical-align:bottom}
        .rows tbody th{text-align:left;font-weight:600;width:38%;padding-right:12px;line-height:1.25}
        .rows .about td{border:0;padding:0 0 6px;line-height:1.3}.rows small{display:block;font-weight:400;color:var(--mut);font-size:12.5px}
        .rows .bar{width:30%}.bar svg{height:18px;overflow:visible}.rows .axis{font-size:12.5px;color:var(--mut)}
        .axis span{display:inline-block}td.axis{display:flex;justify-content:space-between;width:auto!important}
        .n,.s,.rows thead .n,.rows thead .s{text-align:right;white-space:nowrap;padding-left:12px!important}
        .rows thead .s,.rows thead .n{white-space:normal}
        .n{font-weight:700}.s,.t{color:var(--mut);font-size:13.5px}.t{padding-left:12px!important;text-align:left;min-width:7em}
        .rows.light tbody th{font-weight:400}.rows thead th:first-child,.rows thead .t{text-align:left}.rows thead th.bar{text-align:left}
        .rows.delays tbody th{width:18%}.rows.delays .bar{width:22%}.rows.inputs .t{max-width:20em}
        .forest .t{min-width:12em}.top .forest .t{min-width:0}.top .forest tbody th{width:auto;min-width:6.4em}.top .forest .bar{width:20%}
        .scroll{overflow-x:auto;max-width:100%}
        .numbers{font-size:13.5px;width:auto;min-width:40%;margin:6px 0}
        .numbers th,.numbers td{padding:3px 0 3px 18px;border-top:1px solid var(--line);text-align:right;vertical-align:top}
        .numbers th:first-child{text-align:left;padding-left:0;font-weight:400}
        .numbers.words td,.numbers.words th{text-align:left}
        .numbers tbody th{min-width:8.5em}.numbers thead th{font-weight:600;border:0;vertical-align:bottom}
        .chip{display:inline-block;width:12px;height:12px;border-radius:50%;border:1px solid;margin-right:7px}
        td i{display:inline-block;border:1px solid;border-radius:2px;width:11px;height:11px;margin-right:5px}
        i.fill{background:var(--good-2);border-color:var(--good-2)}i.fill-2{background:var(--plain-1);border-color:var(--plain-1-e)}
        i.fill-3{background:var(--rest);border-color:var(--rest-e)}i.fill-4{background:var(--mid);border-color:var(--rest-e)}
        .tick{color:var(--acc)}
        """

    private static let shapes = """
        svg{display:block;width:100%;height:auto;overflow:visible}svg svg{overflow:visible}
        .dots path{fill:none;stroke-linecap:round;stroke-width:20.2px}.dots path.in{stroke-width:18.2px}
        .small.dots path{stroke-width:16.2px}.small.dots path.in{stroke-width:14.2px}
        .mid{fill:var(--mid)}.lab{font-size:14px;fill:var(--ink)}.ax{font-size:12.5px;fill:var(--mut)}
        .note{font-size:14px;font-style:italic;fill:var(--mut)}.strong{font-weight:700}.faint{opacity:.45}
        .chips{font-size:12.5px;fill:var(--mut)}.chips rect{fill:var(--mid);height:18px;rx:4px}.c{text-anchor:middle}.l{text-anchor:start}.r{text-anchor:end}
        .grid{stroke:var(--line);stroke-width:1;fill:none}.axis{stroke:var(--mut);stroke-width:1;fill:none}
        .brk{fill:none;stroke:var(--ink);stroke-width:1.3}.leader{fill:none;stroke:var(--mut);stroke-width:1}
        .track{fill:var(--line)}.fill{fill:var(--good-2)}.fill-2{fill:var(--plain-1);stroke:var(--plain-1-e)}
        .fill-3{fill:var(--rest);stroke:var(--rest-e)}.fill-4{fill:var(--mid);stroke:var(--rest-e)}
        .bar rect{y:3px;height:12px}.bar circle{cy:9px;r:4.6px}
        .bar .whisker{fill:var(--ink);y:8.2px;height:1.6px}.bar .rule{fill:var(--mut);y:0;width:1px;height:18px}
        .bar .span{fill:var(--good-2);y:7.8px;height:2.5px}
        .point{fill:var(--good-1);stroke:var(--good-1);stroke-width:2}.point.hollow{fill:var(--bg)}
        .fan-1{fill:var(--good-2);opacity:.22}.fan-2{fill:var(--good-2);opacity:.34}
        .curve{fill:none;stroke:var(--good-1);stroke-width:2;stroke-linejoin:round}
        .line-2{stroke:var(--good-2);stroke-dasharray:5 3}.ink{fill:var(--ink)}
        .single{fill:none;stroke:var(--mut);stroke-width:.8;opacity:.75;stroke-linejoin:round}
        .area{fill:var(--good-2);fill-opacity:.45}.curve-edge{stroke:var(--good-2);stroke-width:1.6;stroke-linejoin:round}
        .heat-0{fill:var(--mid)}.heat-1{fill:var(--good-3)}.heat-2{fill:var(--good-2);opacity:.75}.heat-3{fill:var(--good-2)}.heat-4{fill:var(--good-1)}
        .heat-0-t,.heat-1-t{fill:var(--ink)}.heat-2-t,.heat-3-t,.heat-4-t{fill:var(--bg);font-weight:700}
        """

    /// Print comes on A4, the first page as the first screen.
    private static let print = """
        @page{size:A4;margin:13mm}
        @media print{html{font-size:11.5px}body{max-width:none;padding:0}nav,.skip,main details:not([open])>summary{display:none}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        header{border-top-width:4px;padding-top:8px}h1{font-size:27px}.kick{font-size:12px}.dek{font-size:12.5px;margin-bottom:10px}
        h2,h3{font-size:14px}main>section>h2{font-size:17px}.sub,.s,.rows small,.rows thead th,.rows .axis{font-size:9.5px}
        .top{gap:0 22px}.trust{font-size:10.5px;padding:9px 12px}.trust h2{font-size:11.5px}.rows th,.rows td{padding:3px 0}
        .top .w{display:none}.numbers,details,.panel{font-size:10px}footer{font-size:9px}pre{font-size:8.5px;white-space:pre-wrap}
        .panels{grid-template-columns:repeat(3,1fr);gap:12px 20px}main>section{margin-bottom:24px}
        .trust,.rows tr,figure svg,.panels li,.numbers tr{break-inside:avoid}h2,h3,.sub{break-after:avoid}.scroll{overflow:visible}
        .top{margin-bottom:26px}.t{font-size:10px}}
        """

    private static let narrow = """
        svg.narrow{display:none}
        @media screen and (max-width:900px){.top{grid-template-columns:minmax(0,1fr);gap:26px}body{padding:0 16px 30px}}
        @media screen and (max-width:560px){svg.wide,.w{display:none!important}svg.narrow{display:block}
        .rows tbody tr{display:grid;grid-template-columns:minmax(0,1fr) auto auto;align-items:center;border-top:1px solid var(--line);padding:5px 0}
        .rows tbody tr:first-child,.rows .about{border-top:0}.rows .about td{grid-column:1/-1}.rows .about{padding-top:0!important}.rows tbody th,.rows tbody td{border:0;padding:1px 0;width:auto!important}.rows tbody th,.rows tbody .t{grid-column:1/-1;padding-left:0!important}
        .rows thead,.rows tfoot{display:none}.panels{grid-template-columns:minmax(0,1fr)}}
        """
}
