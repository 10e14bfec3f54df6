"""What sites say around their articles, by language: the forms that the line rules look for.

Each entry is a pattern for a common form of a kind of site (a comment form, a share bar, a list of further
articles), one a line; none is a sentence of one site. Languages: English, German, French, Spanish, Russian,
Chinese. All are matched without regard to case.
"""

# ruff: noqa: E501 - one pattern a line is easier to read and to add to than folded ones

from __future__ import annotations

import re

from corpus.words.scripts import HAN

_WHOLE_LINES = r"""
home|menu|search|close|more|next|previous|back|print|save|share|tweet|like|reply|email|e-mail|copy link
load(ing)?( more)?|(show|see|view|learn|find out) (more|all|less)|toggle navigation|skip to .{0,20}content
(scroll |go |back |return |jump )?(to )?(the )?top( of (the )?page)?|report an error|(send|give) (us )?feedback
log ?in|sign ?(in|up)|log ?out|my account|register( now)?|contact( us)?|about( us| the authors?)?
advertis(e|ement|ing)( with us)?|sponsored( content)?|story continues below.{0,20}|article continues.{0,30}
cookies?( (policy|settings|preferences))?|privacy( (policy|notice))?|terms( (of (use|service)|and conditions))?
read (more|next|also|now|on)( about .{1,40})?|read the full (article|story)|(continue|keep) reading.{0,40}
(related|recent|latest|popular|trending|top|featured|recommended|similar|further|other|most (read|popular|viewed|shared)|more)( \w+)? (articles?|posts?|stor(y|ies)|news|reading|topics?|content|features|publications?|links?|videos?|items|coverage|headlines|commentary|analys[ie]s|pages?|reports?)
(related|trending( now)?|most (read|popular|viewed|shared)|recommended( for you)?|related (to|from) .{1,40})
more (from|on|about|in) .{1,60}|you (may|might) (also )?(like|enjoy|be interested in)|what to read next|don.?t miss|editor.?s.? picks?
(read|see|watch|listen) (more|also|next)[:：].{1,140}|(related|more|also read|see also|recommended)[:：].{1,140}
leave a (reply|comment)( .{0,30})?|(post|write|add) (a|your) comment|join the (conversation|discussion)|cancel reply
(view |show |hide |all |no )?comments?( yet)?( ?\(?\d+\)?)?|\d+ (comments?|replies|responses)
(share|print|save|email|bookmark) this( .{0,30})?|share (on|via|with) .{1,40}|follow us( .{0,40})?
subscribe( .{0,60})?|(our |free |daily |weekly )*newsletters?( .{0,20})?|get (our|the) .{0,60}(newsletter|e-?mails?|app|alerts?)
(tags?|topics?|keywords|filed under|categor(y|ies)|posted in|tagged)[:：].{0,120}|tags|categories
\d+[ -]min(ute)?s?[ -]read|(estimated )?reading time.{0,20}|listen( to (this )?(article|story))?.{0,20}|\d+([.,]\d+)?k? (shares?|views|likes)
(photo|picture|image) gallery|slideshow|watch( the)? video|play video|image \d+ of \d+|\d+ ?/ ?\d+
(was|is|did you find) this (article|page|story|answer|content|information) .{0,20}(helpful|useful|interesting)
on [^.]{0,30}\b\d{4}(,| at\b).{2,100} wrote|am [^.]{0,30}\b\d{4}(,| um\b).{2,100} schrieb.{0,60}|le [^.]{0,30}\b\d{4}(,| à\b).{2,100} a écrit|el [^.]{0,30}\b\d{4}(,| a las\b).{2,100} escribió
enlarge( this)? image|toggle caption|hide caption|view (image|photo|gallery).{0,20}
startseite|suche|menü|schließen|drucken|(artikel )?teilen|merken|anzeige|werbung|mehr( zum thema)?|mehr erfahren|weiterlesen
(zum seitenanfang|nach oben|zur startseite|impressum|datenschutz(erklärung)?|anmelden|abonnieren( .{0,40})?)
(lesen sie auch|auch interessant|mehr dazu|siehe auch)[:：]?.{0,120}|das könnte sie auch interessieren|meistgelesen
(ähnliche|verwandte|neueste|weitere) (artikel|beiträge|themen|nachrichten|meldungen)|über (den autor|die autorin|uns)
(schreiben sie einen kommentar|kommentar(e)?( schreiben| hinterlassen)?|antwort (schreiben|hinterlassen))( ?\(?\d+\)?)?
accueil|recherche(r)?|fermer|imprimer|partager( .{0,40})?|publicité|voir (aussi|plus)( .{0,60})?|haut de page|retour en haut
(lire (aussi|plus|la suite|également)|à lire (aussi|également))( ?[:：])?.{0,120}|mentions légales|se connecter|à propos( de l.auteur)?
(articles?|sujets?) (liés|similaires|associés|récents)|dernières? (actualités|nouvelles)|derniers articles|les plus lus
(laisser un commentaire|commentaires?|réagir)( ?\(?\d+\)?)?|s.abonner( .{0,40})?|abonnez-vous( .{0,60})?|inscrivez-vous( .{0,60})?
inicio|buscar|cerrar|imprimir|compartir( .{0,40})?|publicidad|ver más|seguir leyendo|volver arriba|ir arriba|aviso legal
(leer (más|también)|lea también|te puede interesar|ver también)( ?[:：])?.{0,120}|(lo )?más leídos?|sobre el autor
(artículos?|noticias) (relacionad[oa]s?|recientes)|últimas (noticias|entradas)|(dejar? (un comentario|una respuesta)|comentarios?)( ?\(?\d+\)?)?
suscríbete( .{0,60})?|iniciar sesión|regístrate( .{0,40})?
главная|меню|поиск|закрыть|печать|распечатать|поделиться( .{0,40})?|реклама|подробнее|наверх|вверх|войти|регистрация|об авторе|о нас
(читайте (также|далее|нас)|читать (также|далее|полностью)|смотрите также)( ?[:：])?.{0,120}|по темам?|материалы по теме|новости( по теме)?
(похожие|последние|другие|связанные) (статьи|новости|материалы)|(самое )?(читаемое|популярное)|все права защищены.{0,60}
(комментарии|оставить комментарий|добавить комментарий|ваш комментарий)( ?\(?\d+\)?)?|(теги|метки|рубрики)( ?[:：].{0,80})?|подпис(аться|ывайтесь)( .{0,60})?
首页|导航|菜单|搜索|关闭|打印|分享(到|至)?.{0,12}|广告|登录|注册|更多.{0,6}|查看(更多|全文).{0,4}|(阅读|查看)原文|展开全文
(相关|推荐|延伸|热门|最新|精彩|更多)(阅读|新闻|文章|出版物|报道|推荐|链接|专题|话题|评论|资讯|内容|研究)|热榜|猜你喜欢|编辑推荐
(关于)?作者(简介|介绍)?|关于(我们|作者)|联系我们|(发表|我要|网友|全部)?评论( ?[(（]?\d+[)）]?)?|点赞|收藏|关注(我们)?
unsubscribe( .{0,60})?|(update|manage|change|edit)( your| my)?( e-?mail| subscription| newsletter)? (preferences|subscriptions?|settings)
(view|read|open|see)( this| the)?( e-?mail| newsletter| message| it)? (online|in (your |the |a )?(web )?browser)( .{0,20})?|forward (this |it )?to a friend|add us to your address book
(vom newsletter )?(abmelden|abbestellen)|newsletter (abmelden|abbestellen)|(e-?mail )?im browser (ansehen|anzeigen|öffnen|lesen)|einstellungen (ändern|verwalten)
отписаться( .{0,40})?|отказаться от (рассылки|подписки)|(открыть|посмотреть|читать) (письмо )?в браузере|退订.{0,10}|取消订阅|在浏览器中(查看|打开|阅读).{0,6}
sent from my \w+.{0,20}|get outlook for \w+|von meinem \w+ gesendet|отправлено с (моего )?\w+
(we value|we care about) your privacy|your privacy (matters|is important to us)|(accept|reject|allow|decline) all( cookies)?|manage (options|consent|cookies)
返回.{0,4}(顶部|首页)|回到顶部|(上|下)一篇.{0,60}|订阅.{0,12}|版权(所有|声明).{0,80}|(标签|关键词)[:：].{0,80}|字号.{0,6}|扫(一扫|码).{0,20}
"""
"""A line that is nothing but this, short of marks and white space at its ends."""

_ANYWHERE = r"""
required fields are marked|e-?mail address will not be published|your e-?mail( address)?\b.{0,20}\*|all rights reserved
\b(enter|type in|provide) your e-?mail|sign up (for|to (receive|get)) (our|the|free)|subscribe to (our|the) .{0,40}(newsletter|channel|podcast|e-?mail)
\bi (have read|agree to|accept) the (privacy|terms)|by (signing up|subscribing|submitting|clicking).{0,40} you (agree|accept|consent)
(^|[.!?] )(subscribe to|sign up for|get|receive) .{0,60}\b(newsletters?|in(to)? your inbox)\b|(^|[.!?] )follow (him|her|them|me|us|@\w+|\w+( \w+)?) on (twitter|facebook|x|instagram|linkedin|telegram|threads|bluesky|mastodon)\b
\b(can|may) be (reached|contacted) (at|via|by|on)\b.{0,40}@|\be-?mail (him|her|me|us|the (author|writer|reporter)) at\b|^(contact|e-?mail) .{0,60}\b(at|on) \S+@
(we|this (web)?site) uses? cookies|accept (all )?cookies|click here to|follow us on|find us on (facebook|twitter|instagram|linkedin)
download (our|the) (free )?app\b|join our (channel|telegram|whatsapp|newsletter|mailing)|save my name.{0,20}e-?mail
this site uses akismet|please (log|sign) in to|enable javascript|javascript (is|must be) (disabled|enabled)|sharing is caring
thank you for (reading|subscribing|signing up)|reproduction .{0,30}prohibited|may not be (published|reproduced|redistributed)
^(you(.re| are)? (now )?(receiv(e|ing)|getting|subscribed to)|you have received) (this|our|these) (e-?mails?|newsletters?|messages?|letters?)\b.{0,60}(because|as you|since you|\.$)|^if you (no longer|don.t|do not) (wish|want) to (receive|get) (these|this|our|such|further|any more)\b
^(to )?unsubscribe (here|from (this|our|these|all)|at any time|instantly|,)|\bunsubscribe (or|and) (manage|update|change) your\b|\byou can (unsubscribe|update your preferences)( .{0,30})?(here|at any time|below|with one click)
^thanks for (reading|subscribing)\b.{0,80}([!.] ?(subscribe|share|sign up|please|this post|if you)|!$)|\bconsider becoming a (free|paid)( or paid)? (subscriber|member)|\bthis post is public so feel free to share
^(do you (have|know)|have you( got)?|got|know) .{0,80}\?[^?]{0,60}(\S@\w|\b(get in touch|contact us|write to us|let us know|tell us)\b)|^was this (e-?mail|newsletter|message) forwarded to you
^(haben|kennen|wissen) sie .{0,80}\?[^?]{0,60}(\S@\w|\b(schreiben|melden|mailen) sie (uns|sich)\b)|^(у вас есть|вы знаете|знаете|есть) .{0,80}\?[^?]{0,60}(\S@\w|напишите нам|пишите нам|свяжитесь с нами)|^(您|你)?(有|知道).{1,30}？.{0,30}\S@\w
^sie (erhalten|bekommen|haben) (diese[nrs]?|unseren?) (e-?mail|newsletter|nachricht|mail)\b.{0,20}\b(weil|da)\b|^вы (получили|получаете) (это|данное|эту|нашу) (письмо|сообщение|рассылку).{0,6}(потому что|так как|поскольку)|^(您|你)(之所以)?收到(此|这|本).{0,4}(邮件|电邮|简报).{0,6}因为
ihre e-mail-adresse wird nicht|erforderliche felder sind|alle rechte vorbehalten|(wir verwenden|diese website verwendet) cookies|newsletter abonnieren
votre adresse e-?mail ne sera pas|champs obligatoires|tous droits réservés|(nous utilisons|ce site utilise) des cookies|recevez (notre|la) newsletter
tu (dirección de )?correo.{0,30} no será|campos obligatorios|todos los derechos reservados|(utilizamos|este sitio (usa|utiliza)) cookies|recibe nuestro boletín
(ваш )?(адрес )?e-?mail не будет|обязательные поля помечены|(мы|сайт) использу(ем|ет) (файлы )?cookie|подписывайтесь на (наш|нас)|нажмите ctrl
(您的)?(电子)?邮箱(地址)?不会被公开|必填项已用|未经(授权|许可).{0,12}(转载|不得)|扫描.{0,8}二维码|点击.{0,10}(查看|阅读|下载)|关注.{0,6}公众号
"""
"""What only a site says, wherever it stands in a line that is not much longer."""

_SITE_WORDS = """
your e-mail|your email|e-mail address|email address|required fields|rights reserved|sign up|sign in|log in|subscrib
privacy|the terms|you agree|you accept|you consent|cookie|click here|follow |find us|newsletter|inbox|be reached|be contacted|mail him|mail her|mail me|mail us|mail the|download|join our|save my name|akismet|javascript|sharing is|thank you for|reproduction|may not be|e-mail-adresse|felder sind
rechte vorbehalten|newsletter|e-mail ne|email ne|champs obligatoires|droits réservés|recevez|correo|campos obligatorios
unsubscribe|receive this|receive our|receive these|received this|receiving |getting this|getting our|subscribed to|receive |thanks for|becoming a|post is public|get in touch|contact us|write to us|let us know|tell us|@|forwarded to you|schreiben sie|melden sie|mailen sie|erhalten|bekommen|sie haben|вы получ|пишите нам|свяжитесь|收到
derechos reservados|boletín|mail не|поля помечены|подписывайтесь|нажмите|邮箱|必填|未经|扫描|点击|关注
"""
SITE_WORDS = tuple(_SITE_WORDS.strip().replace("\n", "|").split("|"))
"""One of these stands in everything that `ANYWHERE` finds: a quick look before a slow one."""

_FEED_FOOTERS = r"""
the post .{1,300} (appeared first|first appeared) on .{1,90}|der beitrag .{1,300} erschien zuerst auf .{1,90}|l.article .{1,300} est apparu en premier sur .{1,90}
la entrada .{1,300} (se publicó primero|apareció primero) en .{1,90}|(сообщение|запись) .{1,300} (появил(ись|ась|ось) (сначала|впервые)|впервые появил(ась|ось)) (на |в )?.{1,90}
"""
"""What a site's program puts under every entry of its feed."""

_CONSENTS = r"""
(we|this site) (and|with|together with) (up to |our )*(\d[\d,.]* )?((selected|trusted|advertising|third-party|technology|tcf|iab) )*(partners|vendors)\b.{0,160}\b(devices?|cookies|personal data)\b
wir und (unsere|bis zu) (\d[\d,.]* )?(\w+ )?partner\b.{0,160}\b(gerät|cookies|personenbezogene)|мы и (наши )?(\d[\d,.]* )?партн[её]р\w*.{0,160}(устройств|cookie|персональн)
我们(和|及|与)(我们的)?.{0,10}合作伙伴.{0,80}(cookie|设备|个人数据|个人信息)
"""
"""How a page asks to be allowed to store what it knows of its reader, at whatever length."""

_ADVERTS = r"(?:SPONSORED|Sponsored|ADVERTISEMENT|Advertisement|ADVERTORIAL|ANZEIGE|WERBUNG|РЕКЛАМА|广告)\s*[:：]\s*\S"
"""What opens a paid line; in other letters some of these words are an article's own."""

_IMPERATIVES = """
browse buy check click contact discover donate download enter explore find follow get give go help join keep learn
listen log make open order read receive register save search see send shop show sign start stay submit subscribe
support take tap tell try view visit watch write looking want ready interested need got have
"""
_ADDRESSING = r"""
\b(your|you|our|us|now|here|today|free|inbox|newsletter|podcast|app|account|subscription|membership|e-?mail|alerts?|jobs?|offer|deals?)\b
"""

_BYLINES = r"""
(written|reported|edited|translated|compiled|posted|published|updated|reviewed|photographed|story|words|text|report|interview) by[ :：].{2,120}
\W*((additional |with )?(reporting|writing|editing|production)( and (writing|editing|reporting))?( contributed)? by|reporters?[:：]|with (contributions?|files|reporting|material|additional \w+) (by|from))\b.{2,300}
.{2,60}[;,] (writing|editing|reporting) by .{2,120}
.{3,120} contributed (to (this|the) (report|story|article|piece|post)|reporting|additional reporting).{0,60}
(this|the) (article|story|report|piece|post|text|essay|commentary|op-?ed|interview)( \w+)? (has|had|contains|includes) (additional )?(contributions?|material|input|reporting) (by|from)\b.{2,120}
this (article|story|piece|post|text|essay|commentary|op-?ed|interview|column)( was| is| has been)?( \w+ly)?( first)? ((re)?published|reproduced|syndicated|translated|adapted|edited|updated|written|produced|posted|provided)\b.{2,160}
(this|the) (article|story|report|piece|post|essay|commentary|op-?ed|interview|column) ((was|is) )?(first|originally) (published|appeared|posted|written|ran)\b.{2,160}
(this story has been|story) (updated|corrected|edited)\b.{2,120}|translated (from|into|by)\b.{2,60}|übersetzt (aus|von)\b.{2,60}|traduit (de|du|par)\b.{2,60}|traducido (de|del|por)\b.{2,60}|перев(од|едено) (с|на)\b.{2,60}
the views expressed .{5,200}|opinions expressed .{5,200}|.{0,60}views expressed .{0,40}(are|is) (those of|the author|his|her|their|my) .{0,120}
(автор|авторы|текст|фото|подготовил[аи]?|перевод|редактор|корреспондент)( ?[:：]| )\s*[А-ЯЁ].{1,80}
(作者|记者|编辑|责任?编辑?|责编|撰文|文|翻译|译者|编译|校对|审核|摄影|通讯员|监制|编审)[:：/|丨].{1,40}|[(（].{0,12}(记者|编辑|作者|责编).{1,30}[)）]
our (standards|principles|values|ethics|policies)\s*[:：].{2,120}|about the authors?\s*[:：—–-].{2,300}|über (den autor|die autorin)\s*[:：].{2,300}|à propos de l.aut(eur|rice)\s*[:：].{2,300}|sobre (el autor|la autora)\s*[:：].{2,300}|об авторе\s*[:：].{2,300}|作者(简介|介绍)[:：].{2,200}
(von|par|por|texto|texte|redacción|rédaction|autor(in)?|auteur)[:：]\s*.{2,60}
"""
"""Who made the article, where that is all a line says; Chinese and Russian forms included."""

_SOURCES = r"(?:sources?|via|quelle[n]?|fuente|источник|来源|信源|来自|出处)\s*[:：]\s*(?P<source>\S.{0,60})"

_CREDITS = r"""
(photo|image|picture|illustration|graphic|video|cover|header|featured)?\s*(credits?|courtesy)( of)?( ?[:：/—–-]| to)\s*.{2,90}
(file )?(photos?|photograph|image|picture|illustration|graphic|artwork|video)s?( ?[:：/©|]| (by|from|courtesy|via|credit)\b).{2,90}
(foto|bild|grafik|crédit|credit|crédits|imagen|image|photographie|фото|снимок|изображение|иллюстрация)s?( ?[:：/©|]| (von|de|par|por)\b).{2,90}
(图片?|摄影|图源|图片来源|供图|摄|图片)\s?[:：/／|].{1,40}|.{1,20}(摄|供图)|[(（](图片?|资料图|来源|摄影).{0,30}[)）]
image (copyright|source)\b.{0,90}|©.{0,90}|\(c\) .{0,90}|copyright\b.{0,90}
"""
"""Whose a picture is."""

_CAPTION_STARTS = r"""
(file photo|file picture|file image|file)\s?[:：–—-]|in this (file )?(photo|picture|image|photograph|handout)|pictured (here|above|below|left)
资料(图|照片)|图为|архивное фото|на фото|на снимке|archivbild|symbolbild|image caption\b|imagen de archivo|photo d.archives|legende:|caption:
"""
_CAPTION_CUES = r"""
\b(left|right|center|centre|second from (left|right)|(from|at) (left|right)|(l|r|c)\)?),? (and|shakes?|stands?|speaks?|meets?|talks?|greets?|walks?|poses?|with|looks?|waves?|listens?|attends?)\b
\((left|right|center|centre|front|back|l|r|c|2nd [lr])\)|, (left|right|center|centre), |\b(pictured|seen (here|in this|at|on|in|from|through)|poses?|shakes? hands|looks? on|waves?)\b
(слева|справа|в центре)\b|\b(links|rechts|mitte)\)|\b(à gauche|à droite|izquierda|derecha)\b|(左|右|中)[)）]
"""
"""How captions word what a picture shows: who stands where, in the present tense, on which day."""

_OPINION = r"""
opinions?|op-?ed|commentar(y|ies)|editorials?|viewpoints?|columns?|columnists?|perspectives?|guest essay|comment is free
kommentare?|meinung(en)?|gastbeitrag|leitartikel|kolumne|tribune|éditorial|opinión|columna|point de vue
комментарий|комментарии|мнение|мнения|колонка|观点|评论|社论|时评|专栏|评论员文章
"""
_ANALYSIS = r"""
(news )?analys[ie]s|analyse|análisis|аналитика|анализ|分析(报告|文章)?
"""
_TRANSLATION = r"""
\btranslat(ed|ion)\b.{0,20} (from|by|of)\b|\b(machine|this is an?( unofficial)?) translation\b|originally (published|written|appeared)( \w+){0,3} in (german|french|russian|chinese|spanish|arabic|ukrainian|japanese|italian|portuguese|polish|turkish)
\bübersetz(t|ung) (aus|von)\b|\btraduit (de|du|par)\b|\btraducción (de|del|por)\b|\btraducido (de|del|por)\b|\bперевод(:| с | на )|\bпереведено\b|译自|编译|翻译[:：]|译者[:：]
"""

_DATE_LABELS = r"""
(first |last |originally )?(published|posted|updated|modified|created|issued|released|written)( on| at|:|：)?|date[:：]|on|as of
veröffentlicht( am)?|stand[:：]?|aktualisiert( am)?|publié( le)?|mis à jour( le)?|publicado( el)?|actualizado( el)?|опубликовано|обновлено|дата( публикации)?[:：]?|发布(时间|日期)?[:：]?|发表(于|时间)?[:：]?|更新(于|时间)?[:：]?|日期[:：]?
"""

_OTHER_DAYS = r"""
\b(until|till|deadlines?|due|expires?|valid|effective|born|died|taken|meeting|anniversary|vol|volume|issue|no|nr|week|as of|data)\b
\b(bis|frist|gültig|geboren|gestorben|aufgenommen|stichtag|sitzung|ausgabe|jahrgang|kw|woche)\b|\b(jusqu|échéance|né|née|mort|valable|réunion|semaine|numéro)\b
\b(hasta|plazo|nacid[oa]|válid[oa]|reunión|semana|número)\b|\b(до|срок|родил(ся|ась)|умер(ла)?|действителен|заседание|неделя|выпуск)\b|截止|截至|出生|第.{1,4}期|[№#]
"""
"""Words for what else a day may be of: a deadline, a birth, a meeting, an issue, a period."""

_RELEASES = r"""
(strictly )?(under )?embargo(ed)?\b( for release)?( until| till| to)?[:：]?|not for (release|publication|broadcast)( before| until)[:：]?|for (immediate )?(release|publication)\b( on)?[:：]?
(press|news|media) (release|statement|notice)|sperrfrist( bis)?[:：]?|frei(gegeben)? ab\b|(presse|medien)(mitteilung|information)( vom)?|эмбарго( до)?[:：]?|пресс-релиз( от)?|新闻稿|禁发期?至?|communiqué de presse|comunicado de prensa
"""
"""What a release says before its day, which is the day of its publication even where it is a limit."""

_READING_TIMES = r"""
(about |ca\.? )?\d+[ -]min(ute[ns]?|s|\.)?[ -](read|lesezeit|lesedauer)|(estimated )?reading time[:：]? ?.{0,20}|(lesezeit|lesedauer|время чтения)[:：]? ?.{0,20}|\d+ мин(ут[аы]?|\.)? (чтения|на чтение)|(阅读时间[:：]?)?.{0,3}\d+ ?分钟(阅读)?
"""

_TITLE_LABELS = r"(?:title|headline|subject|betreff|titel|objet|titre|asunto|título|тема|заголовок|标题|主题)\s*[:：]\s*(?:(?:re|fwd?|aw|wg|tr|rv|отв)\s*:\s*)*(?P<title>\S.*)"
_HEADER_FIELDS = r"(?:from|to|cc|bcc|sent|date|reply-to|author|von|an|gesendet|datum|de|à|para|envoyé|enviado|fecha|от|кому|дата|автор|发件人|收件人|日期|作者)\s*[:：]\s*\S.*"
_SALUTATIONS = (
    r"(?:dear|hello|hi|good (?:morning|afternoon|evening|day)|greetings|sehr geehrte[rn]?|liebe[rs]?|"
    r"guten (?:tag|morgen|abend)|grüß gott|hallo|ch(?:er|ère)s?|bonjour|madame|estimad[oa]s?|querid[oa]s?|hola|"
    r"buenos días|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)|здравствуйте|добрый (?:день|вечер)|доброе утро|"
    rf"коллеги(?=[,!])|尊敬的|亲爱的|各位|大家好|(?:您|你)好)(?:(?<=[{HAN}])|\b).{{0,60}}[,!:，！：]|"
    r"(?:dear|hi|hello) (?:all|both|everyone|everybody|colleagues|team|(?:mrs?|ms|dr|prof)\.? \w+)"
)
"""The head of a message: what it is called, from and to whom it goes, and whom it greets."""

_SIGN_OFFS = r"""
(with )?(kind(est)?|best|warm(est)?|many|sincere)( and \w+)? (regards|greetings)( to (you )?all)?|(with )?regards|(with )?(very )?(best|good|kind|warm) wishes
yours( very)? (sincerely|faithfully|truly|ever)|(yours )?sincerely( yours)?|respectfully( yours)?
(mit )?(freundliche[nm]?|beste[nm]?|herzliche[nm]?|liebe[nm]?|viele[nm]?|schöne[nm]?|kollegiale[nm]?)( und \w+)? gr(ü|ue)(ß|ss)en?( aus [\w ]{1,30})?|(mit )?\w+em gru(ß|ss)|hochachtungsvoll|mfg
с (глубоким )?уважением|с наилучшими пожеланиями|с \w+ым приветом|всего (доброго|хорошего|наилучшего)|искренне ваша?|此致|敬礼|此致敬礼|祝好|顺颂.{1,6}|敬上
(bien )?cordialement|(meilleures|sincères|cordiales) salutations|bien à vous|(un )?cordial(es)? saludos?|saludos( cordiales)?|atentamente
"""
_SHORT_SIGN_OFFS = (
    r"(?:(?:(?:many |with )?thanks|thank you|cheers|best|yours|all the best|gru(?:ß|ss)|спасибо)[,，])"
)
_MAIL_FOOTERS = r"""
(please )?(consider|think (of|about)) (the|our) (environment|planet) before (you )?print|bitte (denken sie|prüfen sie|überlegen sie).{0,60}(drucken|ausdruck)
пожалуйста, подумайте .{0,60}(печат|распечат)|подумайте .{0,60}прежде чем (рас)?печат|(请|打印).{0,12}(环境|环保).{0,16}(打印|邮件|纸)
(this|the information (contained )?in this|the contents? of this) (e-?mail|message|transmission)\b.{0,80}\b(confidential|privileged|intended (only|solely))
if you (are not the intended|have received this (e-?mail|message) in error)|diese (e-?mail|nachricht)\b.{0,80}\bvertraulich|(это|данное) (электронное )?(письмо|сообщение)\b.{0,80}конфиденциальн
"""
"""How a letter takes leave, and what firms put under every one of theirs, at whatever length."""

_RELEASE_ENDS = r"(?:ENDS|ENDE|КОНЕЦ|(?i:[-–—*~/#(\[]+ ?(?:ends?|end of (?:press )?release|ende|конец) ?[-–—*~/#)\]]+)|(?:# ?){3,}|- ?30 ?-|[（(]完[)）])"
_EDITORS = r"""
notes? (to|for) (the )?(editors?|journalists?|media|press|news ?desks?)|(background )?information for editors
(hinweise?|anmerkung(en)?|informationen) (für|an) (die )?redaktion(en)?|(примечани[ея]|информация|справка) для (редакторов|редакций)|(致|供)编辑.{0,6}
"""
_CONTACTS = r"""
((press|media|news|pr|public relations) )?(contacts?|enquir(y|ies)|inquir(y|ies)|press office)|contact for (the )?(press|media)|(for )?(further|more) (press |media )?information\b[^:：]{0,40}
(presse|medien)?(kontakt|ansprechpartner(in)?)|(presse)?rückfragen( an| bitte an)?|контакты?( для (сми|прессы))?|пресс-служба|(媒体|新闻)?联系(人|方式|我们)?
"""
_REACHED = r"(?:\S@\w|\+?\d[\d ()/.-]{5,}\d)"
"""What closes a release, and what it leaves to those who print it: notes, and whom they may ask."""

_COMMENTS = r"(?:(?:comments?|replies|responses|discussion|kommentare?|commentaires?|comentarios?|комментари[ий]|评论) ?[(（\[]?\d[\d,. ]*[)）\]]?|\d[\d,. ]* (?:comments?|replies|responses|kommentare?|commentaires?|comentarios?|комментари\w+)|\d+ ?条评论|comments?)"
_AGES = r"(?:\d+ ?(?:[smhdwy]|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago|vor \d+ \w+|il y a \d+ \w+|hace \d+ \w+|\d+ \w+ назад|\d+ ?(?:分钟|小时|天)前|just now|yesterday)[\s.·|)]*(?:reply|antworten|répondre|responder|ответить|回复)?[\s.]*$"
"""What opens the readers' comments, and how each of them ends or begins: with its age."""

_NOTES_HEADINGS = r"(?:foot-?notes?|end-?notes?|references|fußnoten|anmerkungen|notes de bas de page|références|notas (?:al pie|a pie de página)|referencias|примечания|сноски|注释|脚注|参考文献)"
"""What stands over the bodies of notes."""


def _any_of(lines: str) -> str:
    return "(?:" + "|".join(line for line in lines.strip().splitlines() if line) + ")"


WHOLE_LINE = re.compile(_any_of(_WHOLE_LINES), re.IGNORECASE)
ANYWHERE = re.compile(_any_of(_ANYWHERE), re.IGNORECASE)
FEED_FOOTER = re.compile(_any_of(_FEED_FOOTERS), re.IGNORECASE)
CONSENT = re.compile(_any_of(_CONSENTS), re.IGNORECASE)
ADVERT = re.compile(_ADVERTS)
IMPERATIVES = frozenset(_IMPERATIVES.split())
ADDRESSING = re.compile(_any_of(_ADDRESSING), re.IGNORECASE)
BYLINE = re.compile(_any_of(_BYLINES), re.IGNORECASE)
SOURCE = re.compile(_SOURCES, re.IGNORECASE)
CREDIT = re.compile(_any_of(_CREDITS), re.IGNORECASE)
CAPTION_START = re.compile(_any_of(_CAPTION_STARTS), re.IGNORECASE)
CAPTION_CUE = re.compile(_any_of(_CAPTION_CUES), re.IGNORECASE)
OPINION = re.compile(_any_of(_OPINION), re.IGNORECASE)
ANALYSIS = re.compile(_any_of(_ANALYSIS), re.IGNORECASE)
TRANSLATION = re.compile(_any_of(_TRANSLATION), re.IGNORECASE)
TITLE_LABEL = re.compile(_TITLE_LABELS, re.IGNORECASE)
HEADER_FIELD = re.compile(_HEADER_FIELDS, re.IGNORECASE)
SALUTATION = re.compile(_SALUTATIONS, re.IGNORECASE)
COMMENTS = re.compile(_COMMENTS, re.IGNORECASE)
AGE = re.compile(_AGES, re.IGNORECASE)
SIGN_OFF = re.compile(
    rf"{_any_of(_SIGN_OFFS)}(?:[,.!，！]?|[,，](?:\s*(?-i:[^\W\d_a-zа-яё])[\w.'’-]*){{1,3}})|{_SHORT_SIGN_OFFS}",
    re.IGNORECASE,
)
MAIL_FOOTER = re.compile(rf"\W*(?:P )?{_any_of(_MAIL_FOOTERS)}", re.IGNORECASE)
RELEASE_END = re.compile(_RELEASE_ENDS)
EDITORS = re.compile(rf"{_any_of(_EDITORS)}(?:\s*[:：].*)?", re.IGNORECASE)
CONTACT = re.compile(_any_of(_CONTACTS), re.IGNORECASE)
CONTACT_LINE = re.compile(
    rf"{_any_of(_CONTACTS)}[^.:：]{{0,40}}[:：].*{_REACHED}|(?:for )?(?:further|more) .{{0,20}}information\b.{{0,40}}"
    rf"\b(?:contact|call|e-?mail|write to)\b.*{_REACHED}",
    re.IGNORECASE,
)
NOTES_HEADING = re.compile(_NOTES_HEADINGS, re.IGNORECASE)
OTHER_DAY = re.compile(_any_of(_OTHER_DAYS), re.IGNORECASE)
RELEASE = re.compile(rf"(?<!\w){_any_of(_RELEASES)}(?!\w)", re.IGNORECASE)
READING_TIME = re.compile(_any_of(_READING_TIMES), re.IGNORECASE)
DATE_LABEL = re.compile(rf"(?<![a-zа-яё]){_any_of(_DATE_LABELS)}(?![a-zа-яё])", re.IGNORECASE)

BY_NAME = re.compile(
    r"(?:[Bb]y|BY|Von|Par|Por|De|Автор|Текст)[:：]?\s+(?!(?:the|a|an|der|die|das|la|le|el|los|las)\b)"
    r"[^\W\d_a-zа-яё][\w.'’-]*(?:(?:,|\s+(?:and|und|et|y|и|&|de|van|von|der|den|du|la|bin|al|[|·•—–-]))?\s+[^\W\d_a-zа-яё][\w.'’-]*){0,9}"
    r"[\s,|·•—–-]*",
)
"""A byline by its form: the word and names with capitals, nothing else."""

_AGENCIES = """
AP AFP REUTERS Reuters EPA EPA-EFE EFE TASS ТАСС RIA РИА Xinhua 新华社 dpa DPA TT ANSA ANP APA NTB Kyodo Yonhap UPI PA
IANS PTI Bloomberg Getty Sputnik Shutterstock iStock Unsplash Alamy Imago IMAGO Pixabay Pexels Flickr Wikimedia
Keystone Zuma ZUMA Anadolu NurPhoto Depositphotos Interfax Handout
"""
AGENCIES = frozenset(_AGENCIES.split())
"""News and picture agencies, as they stand in credits beside a photographer's name."""
