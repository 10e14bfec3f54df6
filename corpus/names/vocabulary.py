"""Words that stand in and around names: titles, particles, legal forms, institutions, family names that open.

Tables only, folded (lower case, no marks).
"""

from __future__ import annotations

from corpus.words.months import MONTH_NAMES

_MEN = """
mr mister sir herr monsieur senor signor lord don
"""

_WOMEN = """
mrs ms miss frau mme madame mlle senora signora lady dame dona
"""

_TITLES = """
dr prof professor rev hon doctor president president-elect minister premier chancellor secretary governor
gov mayor senator sen congressman congresswoman representative rep councillor councilor commissioner
ambassador envoy consul general gen colonel col major maj lieutenant lt captain capt sergeant sgt corporal
admiral adm marshal commander cmdr brigadier constable sheriff inspector detective superintendent officer
king queen prince princess duke duchess emperor empress sultan sheikh shah emir pope cardinal archbishop
bishop rabbi imam ayatollah pastor reverend father justice judge magistrate prosecutor attorney solicitor
chairman chairwoman chairperson chair director ceo cfo chief head leader boss coach manager striker
goalkeeper midfielder defender quarterback spokesman spokeswoman spokesperson speaker secretary-general
referee lawyer nurse journalist reporter historian engineer
analyst economist scientist researcher author writer actor actress singer prasident prasidentin kanzler
kanzlerin bundeskanzler bundeskanzlerin ministerin burgermeister burgermeisterin sprecher sprecherin
vorsitzender vorsitzende chef chefin presidente presidenta ministre ministro ministra premiere
"""

_TITLE_MODIFIERS = """
deputy vice former acting prime foreign defence defense finance interior health education trade energy first
chief executive senior late then ex crown home state general attorney district supreme treasury incoming
outgoing opposition party
"""

_PARTICLES = """
van von vom zu zum zur der den de del della di da dos das du la le los el al ul bin ibn bint ben abu ter ten
y e af av
"""

_LINKING = """
of for and the & in on at de la le les des du et y und der fur von del i и
энд унд
"""

_LEGAL_FORMS = """
line lines
inc incorporated ltd limited plc llc llp lp co corp corporation company group holding holdings ag gmbh kg se
sa sas sarl nv bv ab asa oy oyj as spa srl pjsc jsc oao ooo zao pao ao tbk bhd pty kk пао ооо оао зао ао нпо
"""

_INSTITUTIONS = """
bank ministry university college school academy institute council union commission committee agency
department office bureau board authority service services company corporation group association federation
organization organisation party league club team court tribunal parliament congress senate assembly army
navy force forces police guard hospital clinic museum hall library theatre theater orchestra festival stadium
airport airlines airways railway railways port harbour harbor bridge tunnel street road avenue square park
palace tower city town county province region district state states republic kingdom empire emirates island
islands mountain mount lake river sea ocean bay gulf strait canal valley desert peninsula cup championship
games olympics tournament prize award fund foundation trust society network exchange market times news
journal herald gazette tribune guardian telegraph television radio magazine treaty agreement accord pact
convention protocol programme program project initiative forum summit conference administration government
cabinet reserve treasury centre center laboratory laboratories motors electric mills dynamics industries
systems technologies energy oil gas petroleum pipeline insurance capital partners brothers sons studios
pictures records entertainment ministerium universitat verband verein gesellschaft gericht amt bundesamt
ministere universite banque banco ministerio universidad министерство министерства банк банка университет
университета комитет совет союз компания институт агентство служба партия суд фонд центр форум организация
корпорация ассоциация федерация stream belt war battle crisis
"""

_APART = """
north south east west northern southern eastern western central new upper lower greater great saint st san
santa port fort mount nord sud ost old little big grand real inter manchester los las el
"""

_GENERATIONS = """
jr sr junior senior ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi
"""

_OPENING_SURNAMES = """
bai ban bao bo cai cao cen chai chang chen cheng chi chong chow chu cui dai deng ding dong dou du duan fan
fang fei feng fu gan gao ge geng gong gu guan gui guo hai han hao he hong hou hsieh hsu hu hua huang hui huo
ji jia jian jiang jiao jin jing kang kong kuang lai lan lang lei leng li lian liang liao lin ling liu long
lou lu luo lv ma mao mei meng mi miao min ming mo mu ni nie ning niu ou pan pang pei peng pi pu qi qian
qiang qiao qin qiu qu quan ran rao ren rong ruan rui sang sha shan shang shao she shen shi shu song su sui
sun tan tang tao teng tian tong tsai tu wan wang wei wen weng wu xi xia xian xiang xiao xie xin xing xiong
xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zheng zhong
zhou zhu zhuang zhuo zong zou zuo ouyang sima zhuge shangguan kim park pak lee rhee choi choe jung chung
jeong cho jo yoon jang lim im oh seo shin kwon hwang ahn an ko moon ryu yoo nam noh roh bae baek heo nguyen
tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong dinh
"""

_GIVEN_NAMES_BEFORE_S = """
robert peter william edward richard steven stephen roger daniel michael andrew matthew philip phillip walter
adam david hugh owen evan jacob simon stevens harri rogers frank francis isaac abraham hopkin perkin watkin
parson sander clement
"""

_NOT_NAMES = """
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun jan feb mar apr jun jul
aug sep sept oct nov dec montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi
jeudi vendredi samedi dimanche i january february i'm i've i'd i'll am pm gmt utc est bst cet понедельник
вторник среда четверг пятница суббота воскресенье
"""


_FORMER = """
former ex then late acting outgoing incoming fellow longtime veteran
"""

_RUSSIAN_TITLES = """
президент министр премьер канцлер глава главы главе главу главой генерал полковник губернатор мэр посол
посла послу господин госпожа директор депутат секретар председател спикер представител сенатор корол принц
профессор доктор академик адмирал маршал лидер экономист аналитик эксперт член
"""

_CHINESE_TITLES = """
国家主席 總書記 总书记 国务委员 主席 總統 总统 副总理 總理 总理 首相 外交部长 国防部长 部長 部长 外长
防长 省长 市长 行长 州长 议长 大使 发言人 书记 议员 将军 上将 院长 校长 董事长 总裁 经理 教授 博士
主任 委员 秘书长 国王 女王 先生 女士 小姐 记者
"""

_NICKNAMES = """
bill billy will william
bob bobby rob robert
joe joseph
michael mick mike
james jim jimmy
jack john johnny
dick richard rick
anthony tony
ed eddie edward ted
ted teddy theodore
beth betty elizabeth liz
maggie margaret meg peggy
kate katherine kathy katie
charles charlie
thomas tom tommy
hank harry henry
larry lawrence
stephen steve
steve steven
andrew andy
nicholas nick
vladimir volodymyr
mykola nikolai
aleksandr alexander oleksandr
sergei serhiy
dmitry dmytro
ekaterina kateryna
mikhail mykhailo
andrei andriy
mohamed mohammad mohammed muhammad muhammed
alexei oleksiy
yevgeny yevhen
pavel pavlo
petro pyotr
aleksandr alexander
"""


MEN = frozenset(_MEN.split())
"""Forms of address of men."""

WOMEN = frozenset(_WOMEN.split())
"""Forms of address of women."""

TITLES = MEN | WOMEN | frozenset(_TITLES.split())
"""Words that stand before a person's name and are no part of it."""

RUSSIAN_TITLES = "|".join(_RUSSIAN_TITLES.split())
"""The stems of such words in Russian."""

CHINESE_TITLES = tuple(sorted(_CHINESE_TITLES.split(), key=lambda title: (-len(title), title)))
"""Chinese titles, which stand before or behind a name; the longer ones first."""

TITLE_MODIFIERS = frozenset(_TITLE_MODIFIERS.split())
"""Words that go with a title, before or behind it."""

PARTICLES = frozenset(_PARTICLES.split())
"""Small words inside names of persons; some papers leave them out."""

LINKING = frozenset(_LINKING.split())
"""Small words inside names of institutions and places."""

LEGAL_FORMS = frozenset(_LEGAL_FORMS.split())
"""What stands behind the name of a company and says no more than that it is one."""

INSTITUTIONS = frozenset(_INSTITUTIONS.split())
"""Words that make what stands around them the name of an institution, a place, a thing: never of a person."""

APART = frozenset(_APART.split())
"""Words before a name that make it the name of another place: New York is not York."""

GENERATIONS = frozenset(_GENERATIONS.split())
"""What tells persons of one name from one another."""

OPENING_SURNAMES = frozenset(_OPENING_SURNAMES.split())
"""Chinese, Korean and Vietnamese family names in Latin letters: they stand before the given name."""

GIVEN_NAMES_BEFORE_S = frozenset(_GIVEN_NAMES_BEFORE_S.split())
"""Given names that are family names of other people with -s behind: elsewhere it is a German genitive."""

FORMER = frozenset(_FORMER.split())
"""Words before a title or a name that belong to neither."""

NICKNAMES = tuple(frozenset(group.split()) for group in _NICKNAMES.strip().splitlines())
"""Given names of which one person may use either."""

CHINESE_SURNAMES = frozenset(
    "丁万东严丰乐乔习于云仇仰仲任伊伍何余侯俞倪傅储儲元党全公关冀冉农冯冷凌刁刘利劉勾包匡华卓卢卫厉古"
    "史叶司向吕吴呂周唐喬喻嚴国堵夏夔姚姜姬孔孙孟季孫宁安宋宓宫宰容宿寇富寿封尚尹居屈屠岑崔左巩巴师常"
    "幸广庄庞康庾廉廖弘张張彭徐怀慎慕戈戎戴房扶支敖文方施时昌易晁時晏景曲曹曾朱权李杜束杨林柏查柯柳柴"
    "栾桂桑桓梁梅楊樂樊欧步武段殷毕毛水江池汤汪沃沈沙洪浦温游湯溫满潘焦熊燕牛王班甄甘田申畢白益盛盧瞿"
    "石祖祝禄秋秦程穆窦章童符简管籍紀索红纪终罗羅翁習翟耿聂聞肖胡舒艾苍苏苗范茹荀荆莊莫華萧萬葉葛董蒋"
    "蒙蒲蓝蔚蔡蔣蔺蕭薄薛蘇融衛衡袁裴褚覃許詹謝譚许谈谌谢谭谷貢費賀賈賴贡费贺贾赖赵越趙路車车辛边通邓"
    "邢那邱邵邹郎郑郝郭都鄂鄒鄧鄭金錢鍾钟钱閻闫闻阎阚阮阴陆陈陳陶陸隆雷霍靳韓韦韩韶項顏顧项顾颜饶馬馮"
    "駱马骆高魏魯鱼鲁黃黄黎黨齊齐龍龐龔龙龚"
)
"""Characters that open Chinese names of persons."""

NOT_NAMES = frozenset(name for names in MONTH_NAMES for name in names) | frozenset(_NOT_NAMES.split())
"""Capitalised words that name nobody: months, days of the week, the writer."""
